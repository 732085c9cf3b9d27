package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.Map;

/**
 * A resource that exists.
 *
 * @param physicalId what {@code Ref} gives
 * @param attributes what {@code Fn::GetAtt} gives
 * @param properties those it was made or last updated with
 */
public record Made(String physicalId, Map<String, Object> attributes, Map<String, Object> properties) {
    Made updated(Wish wish) {
        return new Made(physicalId, attributes, wish.properties());
    }

    /** The same resource, remembered with other properties. */
    public Made with(Map<String, Object> others) {
        return new Made(physicalId, attributes, others);
    }

    public Object attribute(String name) {
        return Values.at(attributes, name)
                .orElseGet(() -> name.endsWith("Arn")
                        ? Values.at(attributes, "Arn").orElse(physicalId)
                        : physicalId + "-" + name);
    }
}
