package io.pointsman.endpoint.cloudformation.intrinsic;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.template.Declared;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.cloudformation.template.Template;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds references to what the template does not have. */
final class Unresolved {
    private Unresolved() {}

    static void check(Template template) {
        Set<String> inResources = new LinkedHashSet<>();
        for (Declared resource : template.resources().values()) {
            inResources.addAll(missing(template, Needs.of(resource.properties())));
            inResources.addAll(missing(template, resource.needs()));
        }
        refuse(inResources, "Resources");
        refuse(missing(template, Needs.of(template.outputs())), "Outputs");
    }

    private static Set<String> missing(Template template, Collection<String> names) {
        Set<String> missing = new LinkedHashSet<>(names);
        missing.removeAll(template.parameters().keySet());
        missing.removeAll(template.resources().keySet());
        missing.removeIf(name -> name.startsWith("AWS::"));
        return missing;
    }

    static void refuse(Set<String> missing, String block) {
        if (!missing.isEmpty()) {
            throw inBlock(String.join(", ", missing), block);
        }
    }

    static AwsError inBlock(String missing, String block) {
        return Invalid.because(
                "Template format error: Unresolved resource dependencies [%s] in the %s block of the template"
                        .formatted(missing, block));
    }
}
