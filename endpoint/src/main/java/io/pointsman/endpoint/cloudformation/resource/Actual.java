package io.pointsman.endpoint.cloudformation.resource;

import java.util.Map;
import java.util.Set;

/** What has become of a resource, as its own service tells it, in the words of the template. */
public sealed interface Actual {
    /**
     * @param told the properties that the service tells of; one of them that is not among the properties has no value now
     */
    record There(Map<String, Object> properties, Set<String> told) implements Actual {}

    /** Somebody deleted it. */
    record Deleted() implements Actual {}

    /** The endpoint does not hold it, or cannot look. */
    record Untold() implements Actual {}
}
