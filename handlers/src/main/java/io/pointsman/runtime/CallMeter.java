package io.pointsman.runtime;

import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/** Counts what the clients of this process ask of AWS, each attempt by itself: a retried call asked twice. */
final class CallMeter implements MetricPublisher {
    private static final String THROTTLING = "Throttling";

    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong throttles = new AtomicLong();

    @Override
    public void publish(MetricCollection call) {
        call.children().forEach(this::attempt);
    }

    private void attempt(MetricCollection attempt) {
        calls.incrementAndGet();
        if (attempt.metricValues(CoreMetric.ERROR_TYPE).contains(THROTTLING)) {
            throttles.incrementAndGet();
        }
    }

    /** What was counted so far. */
    Count count() {
        return new Count(calls.get(), throttles.get());
    }

    /** Requests to AWS, and how many of them it refused because there were too many. */
    record Count(long calls, long throttles) {
        Count since(Count earlier) {
            return new Count(calls - earlier.calls, throttles - earlier.throttles);
        }
    }

    @Override
    public void close() {}
}
