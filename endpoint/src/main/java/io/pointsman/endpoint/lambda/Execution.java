package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.process.Invocation;
import io.pointsman.endpoint.process.InvocationResult;
import io.pointsman.endpoint.process.NoRuntime;
import io.pointsman.endpoint.process.Payload;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Runs a request in a warm environment or a new one. Waits for it, so it must not be called under the endpoint's lock. */
final class Execution {
    private final World world;
    private final Environments environments;
    private final transient Map<String, Long> running = new ConcurrentHashMap<>();

    /**
     * @param logTail the last 4 KB of what the invocation wrote
     * @param took by the machine's clock
     */
    record Done(InvocationResult result, String logTail, Duration took) {}

    Execution(World world, Environments environments) {
        this.world = world;
        this.environments = environments;
    }

    Done run(Target target, String requestId, Payload payload, Optional<String> clientContext) {
        admit(target.function());
        try {
            Environment environment = environments.warm(target).orElseGet(() -> started(target));
            try {
                return run(environment, target, requestId, payload, clientContext);
            } finally {
                environments.back(environment);
            }
        } catch (NoRuntime e) {
            throw LambdaErrors.invalidRuntime(EndpointLimit.said(String.valueOf(e.getMessage())));
        } finally {
            running.merge(target.function().name(), -1L, Long::sum);
        }
    }

    private Environment started(Target target) {
        return world.clock().inRealTime(() -> {
            long begun = System.nanoTime();
            Environment environment = environments.cold(target);
            environment.awaitReady(); // if it cannot, the invocation gets its reason as the answer
            environment.started(Duration.ofNanos(System.nanoTime() - begun));
            return environment;
        });
    }

    private static Done run(
            Environment environment, Target target, String requestId, Payload payload, Optional<String> clientContext) {
        Invocation invocation = new Invocation(requestId, target.arn(), payload, clientContext);
        long begun = System.nanoTime();
        InvocationResult result = environment.run(invocation, target.edition().number(), System::nanoTime);
        return new Done(result, environment.logTail(), Duration.ofNanos(System.nanoTime() - begun));
    }

    private void admit(LambdaFunction function) {
        OptionalLong reserved = function.reservedConcurrency();
        running.merge(function.name(), 1L, Long::sum);
        if (reserved.isPresent() && running.getOrDefault(function.name(), 0L) > reserved.getAsLong()) {
            running.merge(function.name(), -1L, Long::sum);
            throw LambdaErrors.tooMany("Rate Exceeded.", "ReservedFunctionConcurrentInvocationLimitExceeded");
        }
    }
}
