package io.pointsman.endpoint.cloudformation.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an operation laid its hands on, each as it was before. */
final class Touched {
    private final Map<String, Optional<StackResource>> before = new LinkedHashMap<>();

    void remember(String logicalId, Optional<StackResource> was) {
        before.putIfAbsent(logicalId, was.filter(resource -> resource.made().isPresent()));
    }

    Map<String, Optional<StackResource>> before() {
        return before;
    }
}
