package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.process.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asynchronous requests: a function that fails is asked again with the same request, after one minute and after two; one that is
 * throttled is asked again with growing pauses until the event is too old (docs/aws-facts.md). What is given up is said in the
 * function's log; it is delivered to no dead-letter target.
 */
final class EventQueue {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final World world;
    private final Functions functions;
    private final Execution execution;
    private final Admission admission;
    private final Map<String, Event> open = new ConcurrentHashMap<>();

    EventQueue(World world, Functions functions, Execution execution, Admission admission) {
        this.admission = admission;
        this.world = world;
        this.functions = functions;
        this.execution = execution;
    }

    private record Event(
            FunctionAddress address,
            Payload payload,
            Optional<String> clientContext,
            Caller caller,
            String requestId,
            Instant taken,
            int failures,
            Duration pause) {
        Event failed() {
            return new Event(address, payload, clientContext, caller, requestId, taken, failures + 1, pause);
        }

        Event throttled() {
            Duration doubled = pause.multipliedBy(2);
            Duration next = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
            return new Event(address, payload, clientContext, caller, requestId, taken, failures, next);
        }
    }

    /** The request's id, the same for each try. */
    String add(FunctionAddress address, Payload payload, Optional<String> clientContext, Caller caller) {
        String requestId = UUID.randomUUID().toString();
        start(new Event(
                address,
                payload,
                clientContext,
                caller,
                requestId,
                world.clock().instant(),
                0,
                FIRST_PAUSE));
        return requestId;
    }

    /** What was not done when the endpoint ended is done now. */
    void resume() {
        open.values().forEach(this::start);
    }

    private void start(Event event) {
        open.put(event.requestId(), event);
        Thread.ofPlatform().daemon().name("event-" + event.requestId()).start(() -> run(event));
    }

    private void run(Event event) {
        try {
            Target target = world.locked(() -> functions.target(
                    event.address(), ThreadLocalRandom.current().nextDouble()));
            Execution.Done done = execution.run(target, event.requestId(), event.payload(), event.clientContext());
            admission.answered(event.address(), event.caller(), target, done);
            if (done.result().failed()) {
                again(event.failed(), Duration.ofMinutes(event.failures() + 1L), "the function failed");
            } else {
                done(event);
            }
        } catch (AwsError e) {
            refused(event, e);
        } catch (RuntimeException | Error surprise) {
            world.complain("the event of request " + event.requestId(), surprise);
            giveUp(event, "the endpoint failed: " + surprise);
        }
    }

    private void refused(Event event, AwsError error) {
        boolean passing = error.status() == 429 || error.status() == 409;
        if (passing) {
            again(event.throttled(), event.pause(), error.code());
        } else {
            giveUp(event, error.code() + ": " + error.said());
        }
    }

    private void again(Event event, Duration pause, String why) {
        EventInvokeConfig config = world.locked(() -> config(event.address()));
        Instant next = world.clock().instant().plus(pause);
        if (event.failures() > config.retries()) {
            giveUp(event, why + ", " + event.failures() + " times");
        } else if (next.isAfter(event.taken().plus(config.age()))) {
            giveUp(event, why + ", and the event is too old to be tried again");
        } else {
            world.locked(() -> {
                world.clock().after(pause, () -> start(event));
                return done(event);
            });
        }
    }

    private boolean done(Event event) {
        return world.locked(() -> open.remove(event.requestId())) != null;
    }

    private EventInvokeConfig config(FunctionAddress address) {
        return Optional.ofNullable(functions.named(address).eventInvokeConfigs().get(address.version()))
                .orElse(EventInvokeConfig.DEFAULT);
    }

    private void giveUp(Event event, String why) {
        done(event);
        world.logs()
                .add(
                        event.address().name(),
                        event.requestId(),
                        "the event of request " + event.requestId() + " is dropped: " + why);
    }
}
