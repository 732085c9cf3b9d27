package io.pointsman.alias;

import io.pointsman.template.TemplateResource;
import io.pointsman.template.TemplateResource.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The logical ids that a declaration stands for: one, or one for each turn of the loops around it. */
final class LoopIds {
    private LoopIds() {}

    /** Empty: what a loop goes through cannot be known. */
    static Optional<List<String>> of(TemplateResource resource) {
        List<String> ids = List.of(resource.id());
        for (Turn turn : resource.turns()) {
            if (turn.values().isEmpty()) {
                return Optional.empty();
            }
            ids = each(ids, turn.variable(), turn.values().get());
        }
        return Optional.of(ids);
    }

    private static List<String> each(List<String> ids, String variable, List<String> values) {
        List<String> all = new ArrayList<>();
        for (String id : ids) {
            for (String value : values) {
                // &{x} is ${x} without what a logical id may not hold.
                all.add(id.replace("${" + variable + "}", value)
                        .replace("&{" + variable + "}", value.replaceAll("[^A-Za-z0-9]", "")));
            }
        }
        return all;
    }
}
