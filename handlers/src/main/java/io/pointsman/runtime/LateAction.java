package io.pointsman.runtime;

import io.pointsman.engine.Action;
import io.pointsman.engine.Job;
import io.pointsman.engine.Stages;
import io.pointsman.engine.Step;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An action that is built when its request is read. What goes wrong while it is built (a variable that is not set, an artifact
 * that S3 could not give just now) then happens inside the runner, which answers it or tries again.
 */
final class LateAction implements Action<Object, Object> {
    private final Supplier<Action<?, ?>> build;
    private @Nullable Action<Object, Object> built;

    LateAction(Supplier<Action<?, ?>> build) {
        this.build = build;
    }

    @Override
    public Object request(Job job) {
        return built().request(job);
    }

    @Override
    public Object start(Object request) {
        return built().start(request);
    }

    @Override
    public Step<Object> advance(Object request, Object stage) {
        return built().advance(request, stage);
    }

    @Override
    public Stages<Object> stages() {
        return built().stages();
    }

    private Action<Object, Object> built() {
        Action<Object, Object> action = built;
        if (action == null) {
            action = untyped(build.get());
            built = action;
        }
        return action;
    }

    /** Safe: requests and stages come from this one action and go back to it alone. */
    @SuppressWarnings("unchecked")
    private static Action<Object, Object> untyped(Action<?, ?> action) {
        return (Action<Object, Object>) action;
    }
}
