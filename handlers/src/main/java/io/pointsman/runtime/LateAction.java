package io.pointsman.runtime;

import io.pointsman.engine.Action;
import io.pointsman.engine.Job;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Stages;
import io.pointsman.engine.Step;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An action that is built when its request is read. What goes wrong while it is built (a variable that is not set, an artifact
 * that S3 could not give just now) then happens inside the runner, which answers it or tries again.
 */
final class LateAction implements Action<Object, Object> {
    private final Optional<Build> last;
    private final Runnable first;
    private final KeptAnswers answers;
    private Build build;
    private Optional<Refusal> unreadable = Optional.empty();
    private boolean heard;
    private boolean begun;
    private @Nullable Action<Object, Object> built;

    /**
     * How the action is built.
     *
     * @param job as that action knows it
     * @param objection why it must not be
     */
    record Build(Job job, Supplier<Action<?, ?>> action, Optional<Refusal> objection) {
        private Action<?, ?> made() {
            objection.ifPresent(LateAction::refuse);
            return action.get();
        }
    }

    /**
     * @param last for a job that cannot go by its artifact any more and has something under way; absent where it has not
     * @param first is done before the first move, and again where AWS could not be asked
     * @param answers hears where a step begins and ends
     */
    LateAction(Build build, Optional<Build> last, Runnable first, KeptAnswers answers) {
        this.build = build;
        this.last = last;
        this.first = first;
        this.answers = answers;
    }

    @Override
    public Object request(Job job) {
        try {
            return built().request(build.job());
        } catch (Refusal e) {
            if (last.isEmpty() || unreadable.isPresent()) {
                throw e;
            }
            unreadable = Optional.of(e);
            build = last.get();
            built = null;
            return built().request(build.job());
        }
    }

    @Override
    public Object start(Object request) {
        return built().start(request);
    }

    @Override
    public Step<Object> advance(Object request, Object stage) {
        if (begun) {
            return step(() -> built().advance(request, stage));
        }
        Step<Object> step = begin(request, stage);
        begun = true;
        return step;
    }

    /** Until a first step is made: one that is interrupted and could not ask AWS is interrupted again. */
    private Step<Object> begin(Object request, Object stage) {
        try {
            if (!heard) {
                first.run();
                heard = true;
            }
            unreadable.ifPresent(LateAction::refuse);
        } catch (Refusal e) {
            return step(() -> built().interrupted(request, stage, e));
        } catch (RuntimeException e) {
            answers.pauses();
            throw e;
        }
        return step(() -> built().advance(request, stage));
    }

    private static void refuse(Refusal why) {
        throw why;
    }

    /** Where the function's time ends in it, what it was answered is kept for the next call. */
    private Step<Object> step(Supplier<Step<Object>> move) {
        answers.stepBegins();
        try {
            Step<Object> step = move.get();
            answers.stepEnded();
            if (!(step instanceof Step.Next)) {
                answers.pauses();
            }
            return step;
        } catch (RuntimeException e) {
            answers.stepEnded();
            answers.pauses();
            throw e;
        }
    }

    @Override
    public Stages<Object> stages() {
        return built().stages();
    }

    private Action<Object, Object> built() {
        Action<Object, Object> action = built;
        if (action == null) {
            action = untyped(build.made());
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
