package io.pointsman.alias;

import io.pointsman.template.TemplateResource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The functions that a template declares, by their ids with those of nested stacks before them.
 *
 * @param isWhole false: a loop goes through something that is not known, or a macro makes resources, so there may be others
 */
public record DeclaredFunctions(Set<String> ids, boolean isWhole) {

    public static DeclaredFunctions of(PinOrder order) {
        Set<String> ids = new LinkedHashSet<>();
        boolean isWhole = order.template().isWhole();
        for (TemplateResource resource : order.declared(order.template())) {
            if (DeclaredFunction.TYPES.contains(resource.type())) {
                Optional<List<String>> known = LoopIds.of(resource);
                known.ifPresent(all -> all.forEach(id -> ids.add(order.before() + id)));
                isWhole &= known.isPresent();
            }
        }
        return new DeclaredFunctions(ids, isWhole);
    }
}
