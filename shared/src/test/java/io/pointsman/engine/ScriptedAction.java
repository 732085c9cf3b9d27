package io.pointsman.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** An action that answers as it was told, and records what it was asked. Its stage is a word. */
final class ScriptedAction implements Action<String, String> {
    final List<String> asked = new ArrayList<>();
    private final Deque<Supplier<Step<String>>> steps = new ArrayDeque<>();
    Supplier<String> request = () -> "request";
    Supplier<String> start = () -> "first";
    Function<String, String> encode = stage -> stage;

    ScriptedAction then(Step<String> step) {
        return does(() -> step);
    }

    ScriptedAction does(Supplier<Step<String>> step) {
        steps.add(step);
        return this;
    }

    ScriptedAction fails(RuntimeException e) {
        return does(() -> {
            throw e;
        });
    }

    @Override
    public String request(Job job) {
        asked.add("request");
        return request.get();
    }

    @Override
    public String start(String given) {
        asked.add("start");
        return start.get();
    }

    @Override
    public Step<String> advance(String given, String stage) {
        asked.add(stage);
        return steps.size() > 1 ? steps.pop().get() : steps.getFirst().get();
    }

    @Override
    public Stages<String> stages() {
        return new Words();
    }

    private final class Words implements Stages<String> {
        @Override
        public String encode(String stage) {
            return encode.apply(stage);
        }

        @Override
        public String decode(String text) {
            if (!text.matches("[a-z ]+")) {
                throw Refusal.configuration("continuation token: stage " + text.length());
            }
            return text;
        }
    }
}
