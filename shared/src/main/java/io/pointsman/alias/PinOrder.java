package io.pointsman.alias;

import io.pointsman.template.Passed;
import io.pointsman.template.Template;
import io.pointsman.template.TemplateResource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the pins of one template are made from.
 *
 * @param parameters the values that it will be deployed with
 * @param stack as it stands now
 * @param atOnce functions whose alias CloudFormation may move in this release
 * @param settled functions that do not change and whose alias does
 * @param before ids of the nested stacks around, {@code Shop-}; empty for the release's own template
 */
public record PinOrder(
        Template template,
        Map<String, String> parameters,
        ProductionAlias production,
        DeployedStack stack,
        FreshPin fresh,
        Set<String> atOnce,
        Set<String> settled,
        String before) {

    List<TemplateResource> declared(Template now) {
        return now.declarations(Passed.of(parameters));
    }

    boolean isAtOnce(String function) {
        return atOnce.contains(before + function);
    }

    boolean isSettled(String function) {
        return settled.contains(before + function);
    }
}
