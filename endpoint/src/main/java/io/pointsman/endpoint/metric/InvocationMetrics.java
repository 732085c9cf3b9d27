package io.pointsman.endpoint.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What Lambda sends to CloudWatch of invocations: of the function, of the alias or version that was called, and, behind an alias, of the
 * version that answered (ExecutedVersion).
 */
public record InvocationMetrics(MetricStore store) {
    private static final String NAMESPACE = "AWS/Lambda";

    /**
     * Invocations that are alike.
     *
     * @param qualifier the alias or version that was called
     * @param version that answered
     */
    public record Served(
            String function,
            Optional<String> qualifier,
            String version,
            Instant time,
            boolean failed,
            Duration took,
            long count) {
        private List<String[]> dimensions() {
            String resource = function + qualifier.map(named -> ":" + named).orElse("");
            String[] whole = {"FunctionName", function};
            String[] called = {"FunctionName", function, "Resource", resource};
            String[] executed = {"FunctionName", function, "Resource", resource, "ExecutedVersion", version};
            return qualifier.isPresent() ? List.of(whole, called, executed) : List.of(whole, called);
        }
    }

    public void add(Served served) {
        for (String[] dimensions : served.dimensions()) {
            add(served, "Invocations", 1, dimensions);
            add(served, "Errors", served.failed() ? 1 : 0, dimensions);
            add(served, "Duration", served.took().toNanos() / 1e6, dimensions);
        }
    }

    private void add(Served served, String name, double value, String... dimensions) {
        store.add(MetricKey.of(NAMESPACE, name, dimensions), served.time(), value, served.count());
    }
}
