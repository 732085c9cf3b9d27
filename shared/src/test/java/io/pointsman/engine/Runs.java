package io.pointsman.engine;

import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A runner whose clock moves only while it waits, and jobs for it. Patience: 10 s a wait, 60 s in all, 20 s kept, 3 tries. */
final class Runs implements Journal {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(20), 3);

    final List<Duration> waits = new ArrayList<>();
    final List<String> journal = new ArrayList<>();
    Pause pause = this::tick;
    Duration left = Duration.ofMinutes(15);
    boolean manual;
    private Instant time = NOW;

    Outcome run(Action<?, ?> action) {
        return run(action, Optional.empty());
    }

    Outcome run(Action<?, ?> action, String token) {
        return run(action, Optional.of(token));
    }

    private Outcome run(Action<?, ?> action, Optional<String> token) {
        return new ActionRunner(() -> time, time -> pause.of(time), PATIENCE, this).run(action, job(token));
    }

    /** As much of the call's time passes, without any waiting. */
    void pass(Duration passed) {
        time = time.plus(passed);
    }

    private void tick(Duration length) {
        waits.add(length);
        pass(length);
    }

    private Job job(Optional<String> token) {
        return new Job("job-1", manual, JsonObject.empty(), List.of(), List.of(), token, NOW.plus(left));
    }

    @Override
    public void moved(String stage, Step<?> step, Duration took) {
        journal.add(stage + " " + step.getClass().getSimpleName() + " " + took.toSeconds());
    }

    @Override
    public void interrupted(Optional<String> stage, OutOfTime why) {
        journal.add("interrupted " + stage.orElse("-") + ": " + why.getMessage());
    }

    @Override
    public void surprised(RuntimeException e) {
        journal.add("surprised " + e.getMessage());
    }
}
