package io.pointsman.endpoint.cloudformation.change;

import io.pointsman.endpoint.cloudformation.change.ResourceChange.Replacement;
import io.pointsman.endpoint.cloudformation.intrinsic.References;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import java.util.Map;
import java.util.Optional;

/** References as far as they are known before a change set is executed. */
record Known(Stack stack, Map<String, ResourceChange> changes) implements References {
    static final String LATER = "{{changeSet:KNOWN_AFTER_APPLY}}";

    @Override
    public Object ref(String resource) {
        boolean kept = Optional.ofNullable(changes.get(resource))
                .map(change -> change.replacement() == Replacement.FALSE)
                .orElse(true);
        return stack.made(resource)
                .filter(made -> kept)
                .<Object>map(made -> made.physicalId())
                .orElse(LATER);
    }

    @Override
    public Object attribute(String resource, String attribute) {
        return stack.made(resource)
                .filter(made -> !changes.containsKey(resource))
                .map(made -> made.attribute(attribute))
                .orElse(LATER);
    }

    @Override
    public String exported(String name) {
        return LATER;
    }
}
