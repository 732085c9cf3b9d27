package io.pointsman.alias;

import io.pointsman.template.Template;
import java.util.Map;
import java.util.Set;

/** Pins as tests ask for them. */
final class Pins {
    static final FreshPin FRESH = new FreshPin("change-set-1", Set.of(), Set.of());

    private Pins() {}

    static Pinned of(String template, DeployedStack stack) {
        return of(template, Map.of(), stack);
    }

    static Pinned of(String template, Map<String, String> parameters, DeployedStack stack) {
        return Pinning.of(order(template, parameters, stack));
    }

    static PinOrder order(String template, Map<String, String> parameters, DeployedStack stack) {
        return new PinOrder(
                Template.parse(template), parameters, ProductionAlias.LIVE, stack, FRESH, Set.of(), Set.of(), "");
    }

    static String text(String template, DeployedStack stack) {
        return of(template, stack).template().source();
    }
}
