package io.pointsman.alias;

import io.pointsman.template.BadTemplate;
import io.pointsman.template.Problem;
import io.pointsman.template.Template;
import io.pointsman.template.TemplateEdits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the pins into one template. SAM names the version resource of a function after {@code AutoPublishCodeSha256} where that is
 * given, and after the code where it is not; with the value that the deployed stack has, a release of other code changes the function
 * and leaves version and alias alone. All properties of a version resource are create-only, so its description is held as well.
 */
public final class Pinning {
    private static final String PIN = "AutoPublishCodeSha256";
    private static final String DESCRIPTION = "VersionDescription";

    private final PinOrder order;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Pin> pins = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();

    private Pinning(PinOrder order) {
        this.order = order;
    }

    /** @throws BadTemplate where an alias cannot be kept safe; says how it can be */
    public static Pinned of(PinOrder order) {
        return new Pinning(order).done();
    }

    private Pinned done() {
        Template template = order.template();
        List<AliasedFunction> functions = functions(template);
        aliases.putAll(AliasedFunction.aliases(order.declared(template), order.before()));
        List<PinChoice> choices = functions.stream()
                .map(function -> PinChoice.of(function, order, problems))
                .toList();
        PinChecks checks = PinChecks.of(template, functions);
        problems.addAll(checks.problems());
        problems.addAll(OwnShift.problems(order.declared(template), order.before(), order.production()));
        checks.warnings().forEach(one -> warnings.add("line " + one.at().line() + ": " + one.message()));
        stopOnProblems();
        template = describe(pin(template, choices), choices);
        template = new ExplicitVersions(order, pins, aliases, problems).applied(template);
        stopOnProblems();
        return new Pinned(template, List.copyOf(pins), aliases, List.copyOf(warnings));
    }

    private void stopOnProblems() {
        if (!problems.isEmpty()) {
            throw new BadTemplate(problems);
        }
    }

    private List<AliasedFunction> functions(Template now) {
        return AliasedFunction.all(order.declared(now), order.before(), order.production(), problems);
    }

    private Template pin(Template template, List<PinChoice> choices) {
        TemplateEdits edits = new TemplateEdits(template);
        for (PinChoice choice : choices) {
            if (!choice.given(PIN).equals(List.of(choice.value()))) {
                edits.text(choice.function().resource(), PIN, choice.value());
            }
            choice.function().ids().forEach(id -> pins.add(choice.pin(order.before() + id, PIN, DESCRIPTION)));
        }
        return edits.done();
    }

    /** In a second pass: a property that is not there yet is put before the first one, and so is the pin. */
    private Template describe(Template template, List<PinChoice> choices) {
        TemplateEdits edits = new TemplateEdits(template);
        List<AliasedFunction> now = functions(template);
        for (int i = 0; i < choices.size(); i++) {
            PinChoice choice = choices.get(i);
            if (!choice.holds(DESCRIPTION)) {
                AliasedFunction function = now.get(i);
                choice.description()
                        .ifPresentOrElse(
                                text -> edits.text(function.resource(), DESCRIPTION, text),
                                () -> edits.nothing(function.resource(), DESCRIPTION));
            }
        }
        return edits.done();
    }
}
