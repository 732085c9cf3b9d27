package io.pointsman.actions.shift;

import io.pointsman.actions.shift.attempt.FailureText;
import io.pointsman.actions.shift.attempt.ShiftAttempts;
import io.pointsman.actions.shift.attempt.Surprise;
import io.pointsman.actions.shift.ports.FirstHooks;
import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.engine.Unavailable;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FirstAlias;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Phase;
import io.pointsman.runtime.Parallel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions without an alias: their hooks are asked about the new version, then the aliases are made. */
final class FirstRelease {
    private static final List<String> EVENTS = List.of("BeforeAllowTraffic", "AfterAllowTraffic");

    private final Ports ports;
    private final Poll poll;

    FirstRelease(Ports ports, Poll poll) {
        this.ports = ports;
        this.poll = poll;
    }

    /** Asks the hooks of one event, all functions at once; empty when all have been asked. */
    Optional<Attempt> ask(Attempt attempt) {
        for (String event : EVENTS) {
            List<FirstAlias> unasked = attempt.in(Phase.NO_ALIAS, FirstAlias.class)
                    .filter(function -> function.unasked(event).isPresent())
                    .toList();
            if (!unasked.isEmpty()) {
                return Optional.of(ask(attempt, event, unasked));
            }
        }
        return Optional.empty();
    }

    private Attempt ask(Attempt attempt, String event, List<FirstAlias> functions) {
        List<FirstAlias> asked = Parallel.map(functions, function -> ask(event, function));
        List<ShiftAttempts.Change> changes = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            changes.add(new ShiftAttempts.Change(functions.get(i), asked.get(i)));
        }
        return poll.attempts().put(attempt, changes);
    }

    private FirstAlias ask(String event, FirstAlias function) {
        String hook = function.unasked(event).orElseThrow();
        Instant from = ports.clock().instant();
        FirstHooks.Answer answer = ports.hooks().ask(hook, event(event, function));
        FirstAlias asked = function.asked(event, from, ports.clock().instant(), answer.yes());
        return answer.yes()
                ? asked
                : asked.failed(
                        from,
                        refused(function) + ": hook " + event + " " + hook + " failed, its last words: "
                                + FailureText.last(answer.why()));
    }

    private static String refused(FirstAlias function) {
        return function.isMadeByStack()
                ? "version " + function.target() + " of " + FailureText.subject(function) + " was refused"
                : FailureText.subject(function) + " gets no alias " + function.alias() + " on version "
                        + function.target();
    }

    /** CodeDeploy's two members are there, so that a hook that knows nothing else can be read; they name no deployment. */
    private JsonObject event(String event, FirstAlias function) {
        ShiftRequest request = poll.request();
        JsonObject about = JsonObject.of("Event", event, "Stack", request.stack())
                .with("RunName", DeploymentMark.runName(request.run(), function.alias()))
                .with("Function", DeploymentMark.word(function.id()))
                .with("FunctionName", function.function())
                .with("Alias", function.alias())
                .with("TargetVersion", function.target());
        return JsonObject.of("DeploymentId", "first-release", "LifecycleEventHookExecutionId", "first-release")
                .with("Pointsman", about);
    }

    /** The aliases, once every hook has said yes. */
    Attempt create(Attempt attempt) {
        return poll.attempts()
                .put(
                        attempt,
                        attempt.in(Phase.NO_ALIAS, FirstAlias.class)
                                .map(function -> new ShiftAttempts.Change(function, created(function)))
                                .toList());
    }

    private FunctionDeployment created(FirstAlias function) {
        if (function.isMadeByStack()) {
            return function.created().weighed(poll.now(), 100);
        }
        try {
            if (ports.aliases().create(function.function(), function.alias(), function.target())) {
                return function.created().weighed(poll.now(), 100);
            }
            Optional<AliasState> there = ports.aliases().find(function.function(), function.alias());
            return there.filter(state -> state.restsOn(function.target())).isPresent()
                    ? function.created()
                    : function.failed(poll.now(), overtaken(function));
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            return function.failed(poll.now(), FailureText.subject(function) + ": " + Surprise.said(e));
        }
    }

    private static String overtaken(FirstAlias function) {
        return FailureText.subject(function) + ": somebody created alias " + function.alias()
                + " on another version meanwhile; retry the stage";
    }
}
