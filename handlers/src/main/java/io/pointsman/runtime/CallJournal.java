package io.pointsman.runtime;

import io.pointsman.engine.Journal;
import io.pointsman.engine.OutOfTime;
import io.pointsman.engine.Step;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes what the runner does into the log: a line for each step. */
final class CallJournal implements Journal {
    private static final int FRAMES = 12;

    private final Log log;
    private final CallMeter meter;
    private CallMeter.Count told;
    private long waits;

    /** @param meter says how many requests a step took */
    CallJournal(Log log, CallMeter meter) {
        this.log = log;
        this.meter = meter;
        this.told = meter.count();
    }

    /** How often AWS was waited for. */
    long waits() {
        return waits;
    }

    @Override
    public void moved(String stage, Step<?> step, Duration took) {
        JsonObject facts = JsonObject.of("stage", stage, "step", step.getClass().getSimpleName());
        CallMeter.Count now = meter.count();
        log.say(
                "step",
                facts.with("ms", took.toMillis())
                        .with("requests", now.since(told).calls()));
        told = now;
        waits += step instanceof Step.Wait || step instanceof Step.Unclear ? 1 : 0;
    }

    @Override
    public void interrupted(Optional<String> stage, OutOfTime why) {
        log.say("out of time", JsonObject.of("stage", stage.orElse(""), "said", why.getMessage()));
    }

    @Override
    public void surprised(RuntimeException e) {
        surprised((Throwable) e);
    }

    void surprised(Throwable e) {
        log.say("unexpected", JsonObject.of("exceptions", chain(e)));
    }

    private static List<JsonObject> chain(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .limit(5)
                .map(CallJournal::told)
                .toList();
    }

    private static JsonObject told(Throwable e) {
        List<String> at = Arrays.stream(e.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .toList();
        return JsonObject.of("class", e.getClass().getName(), "said", e.getMessage(), "at", at);
    }
}
