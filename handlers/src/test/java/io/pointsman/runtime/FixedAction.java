package io.pointsman.runtime;

import io.pointsman.engine.Action;
import io.pointsman.engine.Job;
import io.pointsman.engine.Stages;
import io.pointsman.engine.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** An action that always answers the same, and keeps the jobs that it saw. */
final class FixedAction implements Action<String, String> {
    final List<Job> jobs = new ArrayList<>();
    private final Supplier<Step<String>> answer;

    FixedAction(Supplier<Step<String>> answer) {
        this.answer = answer;
    }

    @Override
    public String request(Job job) {
        jobs.add(job);
        return "request";
    }

    @Override
    public String start(String request) {
        return "first";
    }

    @Override
    public Step<String> advance(String request, String stage) {
        return answer.get();
    }

    @Override
    public Stages<String> stages() {
        return new Stages<>() {
            @Override
            public String encode(String stage) {
                return stage;
            }

            @Override
            public String decode(String text) {
                return text;
            }
        };
    }
}
