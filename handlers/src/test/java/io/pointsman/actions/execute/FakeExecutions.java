package io.pointsman.actions.execute;

import io.pointsman.actions.execute.Executions.Standing.State;
import io.pointsman.actions.execute.Operation.Event;
import io.pointsman.json.JsonObject;
import io.pointsman.release.FunctionSelection;
import io.pointsman.release.StackStatus;
import io.pointsman.release.record.PackagedRelease;
import io.pointsman.runtime.OnDrift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Executions by hand: the test writes the events. */
final class FakeExecutions implements Executions {
    static final String STACK_ID = "arn:aws:cloudformation:us-east-1:000000000000:stack/web/1";
    static final String CHANGE_SET = "arn:aws:cloudformation:us-east-1:000000000000:changeSet/pointsman-1/1";
    static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    /** Each call that was answered with "started", as "token disableRollback". */
    final List<String> started = new ArrayList<>();

    Optional<StackNow> stack = Optional.empty();
    Optional<Standing> standing = Optional.of(new Standing(State.AVAILABLE, "", STACK_ID, MADE, false));
    Optional<Answer> answer = Optional.empty();
    Optional<RuntimeException> failure = Optional.empty();
    final Map<String, List<Event>> byToken = new HashMap<>();
    final List<Event> newest = new ArrayList<>();

    FakeExecutions() {
        stackIs(StackStatus.UPDATE_COMPLETE, "none");
    }

    void stackIs(StackStatus status, String changeSet) {
        stack = Optional.of(
                new StackNow(STACK_ID, status, Optional.of(changeSet), Map.of("Url", "https://x", "Odd name", "y")));
    }

    void standsAs(State state) {
        standing = Optional.of(new Standing(state, "its reason", STACK_ID, MADE, false));
    }

    static Event ofStack(String status) {
        return new Event(MADE, true, "web", STACK_ID, "AWS::CloudFormation::Stack", status, "", Optional.empty());
    }

    static Event of(String id, String status, String reason) {
        return new Event(MADE, false, id, "web-" + id, "AWS::Lambda::Function", status, reason, Optional.empty());
    }

    void happens(Event... events) {
        byToken.computeIfAbsent(tokenOfRun(), token -> new ArrayList<>()).addAll(List.of(events));
    }

    static String tokenOfRun() {
        return new ExecuteRequest(
                        "web",
                        "run-1",
                        Optional.empty(),
                        false,
                        GateScope.RELEASE,
                        FunctionSelection.ALL,
                        OnDrift.STOP,
                        new PackagedRelease("release-1", "ab", JsonObject.empty(), List.of()),
                        "",
                        new Place("sam.template", Map.of()))
                .token(CHANGE_SET);
    }

    @Override
    public Optional<StackNow> stack(String name) {
        return stack;
    }

    @Override
    public Optional<Standing> standing(String arn) {
        return standing;
    }

    @Override
    public Answer execute(String arn, String stackName, String token, Optional<Boolean> disableRollback) {
        if (answer.isPresent()) {
            return answer.get();
        }
        if (byToken.containsKey(token)) {
            return new Answer.StartedBefore();
        }
        started.add(token + " " + disableRollback.map(String::valueOf).orElse("unsaid"));
        standsAs(State.EXECUTED);
        return new Answer.Started();
    }

    @Override
    public Operation operation(String stackName, Mark mark) {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return switch (mark) {
            case Mark.Token(String token, var since) -> Operation.of(byToken.getOrDefault(token, List.of()));
            case Mark.Newest(var since) -> Operation.of(since.equals(Optional.of(MADE)) ? newest : List.of());
        };
    }
}
