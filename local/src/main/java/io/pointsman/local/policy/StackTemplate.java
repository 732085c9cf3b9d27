package io.pointsman.local.policy;

import io.pointsman.endpoint.cloudformation.template.Declared;
import io.pointsman.endpoint.cloudformation.template.Template;
import io.pointsman.local.policy.DeploymentPolicy.PolicyFinding;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * One template with everything that its transforms make of it, as the stack that it is for.
 *
 * @param file as the user wrote it, or as a template names it
 * @param lines of the resources that are written in it
 * @param nested the files of the templates of its nested stacks, by logical id
 * @param texts what its values may be
 */
record StackTemplate(
        String file, Template template, Map<String, Integer> lines, Map<String, String> nested, TextPatterns texts) {
    /** Where a resource is written; of what a transform has made, what it was made from; else the first line. */
    int line(String id) {
        return origin(id).map(lines::get).orElse(1);
    }

    /** What SAM makes of a resource has an id that begins with that resource's. */
    private Optional<String> origin(String id) {
        return lines.keySet().stream().filter(id::startsWith).max(Comparator.comparingInt(String::length));
    }

    String label(Declared resource) {
        String from = origin(resource.id())
                .filter(origin -> !origin.equals(resource.id()))
                .map(origin -> " of " + origin)
                .orElse("");
        return file + ":" + line(resource.id()) + " " + resource.id() + from + " (" + resource.type() + ")";
    }

    PolicyFinding finding(Declared resource, String message) {
        return new PolicyFinding(file, line(resource.id()), resource.id() + " (" + resource.type() + ") " + message);
    }
}
