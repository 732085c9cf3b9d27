package io.pointsman.local.operator;

import io.pointsman.gates.ClosedGate;
import io.pointsman.json.JsonObject;
import io.pointsman.local.operator.FunctionStanding.Movement;
import io.pointsman.local.operator.PipelineStanding.ActionStanding;
import io.pointsman.local.operator.RunStanding.RecordedStep;
import io.pointsman.page.ConsoleLinks;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.Phase;
import io.pointsman.source.SourceCommit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A stack in this or that state, for screens and documents. */
public final class OperatorFacts {
    public static final Instant NOW = Instant.parse("2026-11-28T17:02:30Z");
    public static final String RUN = "4b7e0aa1-1111-2222-3333-444455556666";
    public static final ClosedGate CLOSED = new ClosedGate(
            "s3://bucket/gates/my-app",
            "stock-taking\nuntil Monday\u001b[2J",
            Instant.parse("2026-11-28T16:00:00Z"),
            Optional.of("arn:aws:iam::123456789012:user/kim"));

    private OperatorFacts() {}

    /** An alias on that version, or with 10% on another. */
    public static Optional<Looked<Optional<AliasState>>> alias(String version, String... second) {
        return Optional.of(Looked.known(Optional.of(new AliasState(
                version,
                List.of(second).stream().findFirst().map(one -> new AliasState.Share(one, new BigDecimal("0.1")))))));
    }

    public static FunctionStanding moving(String id, String from, String to) {
        return new FunctionStanding(
                id,
                "my-app-" + id,
                alias(from, to),
                Optional.of(new Movement(
                        Phase.IN_PROGRESS,
                        Optional.of(from),
                        to,
                        10,
                        Optional.of("d-7PQ2X4KLM"),
                        Optional.of(new DeploymentSight("d-7PQ2X4KLM", "InProgress", Optional.empty())),
                        List.of("BeforeAllowTraffic"),
                        Optional.of("100% at 17:04"),
                        Optional.empty())));
    }

    public static FunctionStanding resting(String id, String version) {
        return new FunctionStanding(id, "my-app-" + id, alias(version), Optional.empty());
    }

    public static RunStanding run(RunState state, List<FunctionStanding> functions, String... said) {
        return new RunStanding(
                RUN,
                state,
                "live",
                Optional.of(Instant.parse("2026-11-28T16:58:00Z")),
                state.isUnderWay() ? Optional.empty() : Optional.of(NOW),
                Optional.of("CodeDeployDefault.LambdaCanary10Percent5Minutes"),
                Optional.empty(),
                Optional.of("shift"),
                SourceCommit.of(
                        JsonObject.of("commit", "9c41e77", "message", "Total includes tax", "author", "K. Lee")),
                List.of(new RecordedStep("execute", "UPDATE_COMPLETE", Optional.of(41L))),
                functions,
                List.of(said));
    }

    public static StackStanding stack(RunStanding run) {
        return new StackStanding(
                "my-app",
                "us-east-1",
                "live",
                NOW,
                Optional.of("123456789012"),
                Optional.of(new LiveRelease("release-1", "8f2c1d9", Instant.parse("2026-11-28T14:02:00Z"))),
                Optional.of(run),
                run.functions(),
                Looked.known(Optional.empty()),
                Looked.known(Optional.of("UPDATE_COMPLETE")),
                Optional.empty(),
                Optional.empty(),
                Looked.known(List.of(
                        new AlarmSight("checkout-errors", Optional.of("OK"), "fine"),
                        new AlarmSight("gone", Optional.empty(), ""))),
                ConsoleLinks.of("arn:aws:codepipeline:us-east-1:123456789012:shop"));
    }

    public static StackStanding with(
            StackStanding stack, Looked<Optional<ClosedGate>> gate, PipelineStanding pipeline) {
        return new StackStanding(
                stack.stack(),
                stack.region(),
                stack.alias(),
                stack.now(),
                stack.account(),
                stack.live(),
                stack.run(),
                stack.functions(),
                gate,
                stack.status(),
                Optional.of(Looked.known(Optional.of(pipeline))),
                Optional.of("codedeploy:BatchGetDeployments was denied"),
                stack.alarms(),
                stack.console());
    }

    public static PipelineStanding pipeline(String status, ActionStanding... actions) {
        return new PipelineStanding("shop", RUN, status, List.of(actions));
    }

    public static ActionStanding action(String name, String status) {
        return new ActionStanding("Release", name, status, NOW, Optional.of("why\u0007 it\nended"));
    }
}
