package io.pointsman.bench.release;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What there is to say of one release.
 *
 * @param aws what AWS itself took
 */
record PlayedRelease(List<Invoked> invocations, List<AskedCall> calls, AwsItself aws) {
    private static final int LAMBDA_REQUESTS = 15;

    /** From a moment to a later one. */
    record Span(Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    /** One call of one function. */
    record Invoked(String action, Span span) {}

    Duration whole() {
        return Duration.between(
                invocations.getFirst().span().from(),
                invocations.getLast().span().to());
    }

    /** What is left of it without AWS's own time. */
    Duration added() {
        return whole().minus(aws.whole());
    }

    /**
     * What Lambda's quota of 15 requests a second dictates where each version that is published needs two of them: PublishVersion, and
     * a look at its alias.
     */
    Duration dictated() {
        int published = callsByOperation().getOrDefault("lambda:PublishVersion", 0);
        return Duration.ofMillis(published * 2L * 1_000 / LAMBDA_REQUESTS);
    }

    Map<String, Integer> invocationsByAction() {
        return invocations.stream()
                .collect(Collectors.groupingBy(Invoked::action, TreeMap::new, Collectors.summingInt(one -> 1)));
    }

    Map<String, Integer> callsByService() {
        return calls.stream()
                .collect(Collectors.groupingBy(AskedCall::service, TreeMap::new, Collectors.summingInt(one -> 1)));
    }

    Map<String, Integer> callsByOperation() {
        return calls.stream()
                .collect(Collectors.groupingBy(AskedCall::operation, TreeMap::new, Collectors.summingInt(one -> 1)));
    }

    int calls(String service) {
        return callsByService().getOrDefault(service, 0);
    }

    /** Invocation, document and number of each record that was read more than once in one invocation. */
    Map<String, Integer> readAgain() {
        Map<String, Integer> reads = calls.stream()
                .filter(call ->
                        call.operation().equals("s3:GetObject") && call.path().contains("/releases/"))
                .collect(Collectors.groupingBy(
                        call -> call.invocation() + " " + call.action() + " " + call.path(),
                        TreeMap::new,
                        Collectors.summingInt(one -> 1)));
        reads.values().removeIf(times -> times < 2);
        return reads;
    }

    /** Of all invocations together. */
    Duration billed() {
        return invocations.stream().map(one -> one.span().length()).reduce(Duration.ZERO, Duration::plus);
    }

    /** By action, from the beginning of its first invocation to the end of its last. */
    Map<String, Duration> time() {
        Map<String, Duration> times = new TreeMap<>();
        for (String action : invocationsByAction().keySet()) {
            List<Span> spans = invocations.stream()
                    .filter(one -> one.action().equals(action))
                    .map(Invoked::span)
                    .toList();
            times.put(
                    action,
                    Duration.between(spans.getFirst().from(), spans.getLast().to()));
        }
        return times;
    }
}
