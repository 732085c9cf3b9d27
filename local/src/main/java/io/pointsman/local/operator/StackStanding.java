package io.pointsman.local.operator;

import io.pointsman.gates.ClosedGate;
import io.pointsman.page.ConsoleLinks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a stack and its latest run stand.
 *
 * @param now when it was looked
 * @param account empty where AWS does not say
 * @param run the latest; empty where there was none
 * @param status of the stack, by CloudFormation
 * @param pipeline that plays the run; empty where it was not looked for
 * @param alarms that the latest shift heeds, or heeded
 * @param console empty where there is none, or it is not known which
 * @param unseen why the deployments under way are not known; empty where they are
 */
public record StackStanding(
        String stack,
        String region,
        String alias,
        Instant now,
        Optional<String> account,
        Optional<LiveRelease> live,
        Optional<RunStanding> run,
        List<FunctionStanding> functions,
        Looked<Optional<ClosedGate>> gate,
        Looked<Optional<String>> status,
        Optional<Looked<Optional<PipelineStanding>>> pipeline,
        Optional<String> unseen,
        Looked<List<AlarmSight>> alarms,
        Optional<ConsoleLinks> console) {
    public RunState state() {
        return run.map(RunStanding::state).orElse(RunState.ENDED);
    }

    public boolean isGateClosed() {
        return gate.value().flatMap(closed -> closed).isPresent();
    }

    /** The execution that plays the run, in AWS's console. */
    public Optional<String> executionLink() {
        return pipeline.flatMap(Looked::value)
                .flatMap(found -> found)
                .flatMap(one -> console.map(links -> links.execution(one.name(), one.execution())));
    }

    /** What was asked and not answered. */
    public List<String> unknown() {
        return Stream.of(
                        gate.why().stream(),
                        status.why().stream(),
                        unseen.stream(),
                        alarms.why().stream(),
                        pipeline.stream().flatMap(one -> one.why().stream()),
                        functions.stream()
                                .flatMap(one -> one.alias().stream())
                                .flatMap(one -> one.why().stream())
                                .limit(1))
                .flatMap(lines -> lines)
                .distinct()
                .toList();
    }

    /** Of {@code status}: what moves comes first, then the gate, then how the latest run ended. */
    public ExitCode exit() {
        if (state().isUnderWay()) {
            return ExitCode.NOT_FINISHED;
        }
        return isGateClosed() ? ExitCode.HELD : state().exit();
    }
}
