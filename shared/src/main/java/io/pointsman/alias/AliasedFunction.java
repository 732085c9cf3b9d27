package io.pointsman.alias;

import io.pointsman.template.Problem;
import io.pointsman.template.TemplateResource;
import io.pointsman.template.TemplateValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function of SAM whose {@code AutoPublishAlias} is the production alias.
 *
 * @param ids the logical ids that it stands for: more than one in a loop
 */
record AliasedFunction(TemplateResource resource, List<String> ids, String alias) {
    static final String SAM = "AWS::Serverless::Function";

    /** @param before the ids of the nested stacks around, {@code Shop-}; empty in the stack itself */
    static List<AliasedFunction> all(
            List<TemplateResource> declared, String before, ProductionAlias production, List<Problem> problems) {
        List<AliasedFunction> all = new ArrayList<>();
        for (TemplateResource resource : declared) {
            if (resource.type().equals(SAM)) {
                alias(resource, problems)
                        .flatMap(alias -> of(resource, alias, before, production, problems))
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    /** The function of each alias that SAM will make, whoever moves it: by the alias's logical id. */
    static Map<String, String> aliases(List<TemplateResource> declared, String before) {
        Map<String, String> aliases = new LinkedHashMap<>();
        for (TemplateResource resource : declared) {
            Optional<String> alias = resource.type().equals(SAM)
                    ? resource.effective("AutoPublishAlias").flatMap(TemplateValue::known)
                    : Optional.empty();
            alias.ifPresent(name -> LoopIds.of(resource)
                    .orElse(List.of())
                    .forEach(id -> aliases.put(before + aliasId(id, name), before + id)));
        }
        return aliases;
    }

    /** What SAM takes for a name: text, or a reference to a parameter. Anything else it refuses itself, in its own words. */
    private static Optional<String> alias(TemplateResource resource, List<Problem> problems) {
        Optional<TemplateValue> value = resource.effective("AutoPublishAlias").filter(given -> !given.isNothing());
        Optional<String> known = value.flatMap(TemplateValue::known);
        if (known.isEmpty() && value.flatMap(TemplateValue::ref).isPresent()) {
            problems.add(new Problem(
                    value.get().at(),
                    "AutoPublishAlias of " + resource.id() + " is !Ref "
                            + value.flatMap(TemplateValue::ref).orElse("")
                            + ", whose value is not known here, so it cannot be told whether customers call that alias;"
                            + " give the parameter a plain value"));
        }
        return known;
    }

    private static Optional<AliasedFunction> of(
            TemplateResource resource,
            String alias,
            String before,
            ProductionAlias production,
            List<Problem> problems) {
        Optional<List<String>> ids = LoopIds.of(resource);
        if (ids.isEmpty()) {
            problems.add(new Problem(
                    resource.at(),
                    resource.id() + " stands in an Fn::ForEach over something that is not known here; list its values,"
                            + " or take them from a parameter"));
            return Optional.empty();
        }
        List<String> those = ids.get().stream()
                .filter(id -> production.of(before + id).equals(Optional.of(alias)))
                .toList();
        return those.isEmpty() ? Optional.empty() : Optional.of(new AliasedFunction(resource, those, alias));
    }

    /** SAM's logical id of the alias of one of its functions. */
    private static String aliasId(String id, String alias) {
        return id + "Alias" + alias.replace("-", "D").replace("_", "U");
    }
}
