package io.pointsman.endpoint.cloudformation.sam.event;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import java.util.Map;

/**
 * What an event leads to: the function, or the alias that SAM publishes for it, which stands in the function's place everywhere.
 *
 * @param id the logical id of the function or of its alias
 */
public record EventTarget(SamResource function, String id, boolean isAlias) {
    /** The function's name, or the alias's ARN: both are what {@code Ref} gives. */
    public Map<String, Object> name() {
        return Fn.ref(id);
    }

    public Map<String, Object> arn() {
        return isAlias ? Fn.ref(id) : Fn.attribute(id, "Arn");
    }

    public CfnResource made(String madeId, String type) {
        return function.beside(madeId, type);
    }
}
