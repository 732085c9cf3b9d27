package io.pointsman.local.operator.output;

import io.pointsman.json.JsonObject;
import io.pointsman.local.operator.AlarmSight;
import io.pointsman.local.operator.FunctionStanding;
import io.pointsman.local.operator.FunctionStanding.Movement;
import io.pointsman.local.operator.LiveRelease;
import io.pointsman.local.operator.PipelineStanding;
import io.pointsman.local.operator.RunStanding;
import io.pointsman.local.operator.RunStanding.RecordedStep;
import io.pointsman.local.operator.StackStanding;
import io.pointsman.release.AliasState;
import io.pointsman.source.SourceCommit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a stack stands, and a run. */
public final class StandingJson {
    private static final String STATUS = "pointsman.status.1";
    private static final String RUN = "pointsman.run.1";

    private StandingJson() {}

    /** Of {@code status}, and each line of {@code watch}. */
    public static JsonObject of(StackStanding standing) {
        return JsonObject.of("schema", STATUS, "stack", standing.stack(), "region", standing.region())
                .with("account", standing.account())
                .with("alias", standing.alias())
                .with("at", standing.now().toString())
                .with("exitCode", standing.exit().number())
                .with("live", standing.live().map(StandingJson::live))
                .with("run", standing.run().map(StandingJson::run))
                .with(
                        "functions",
                        standing.functions().stream()
                                .map(StandingJson::function)
                                .toList())
                .with("alarms", standing.alarms().value().map(StandingJson::alarms))
                .with("gate", gate(standing))
                .with("stackStatus", standing.status().value().flatMap(status -> status))
                .with(
                        "pipeline",
                        execution(standing)
                                .map(StandingJson::pipeline)
                                .map(json -> json.with("link", standing.executionLink())))
                .with("unknown", standing.unknown());
    }

    /** Of {@code show}. */
    public static JsonObject of(String stack, RunStanding run) {
        return JsonObject.of("schema", RUN, "stack", stack)
                .with("run", run(run))
                .with(
                        "functions",
                        run.functions().stream().map(StandingJson::function).toList());
    }

    private static List<JsonObject> alarms(List<AlarmSight> alarms) {
        return alarms.stream()
                .map(alarm -> JsonObject.of("name", alarm.name())
                        .with("state", alarm.state())
                        .with("reason", alarm.reason()))
                .toList();
    }

    private static Optional<PipelineStanding> execution(StackStanding standing) {
        return standing.pipeline().flatMap(found -> found.value()).flatMap(found -> found);
    }

    private static JsonObject live(LiveRelease live) {
        return JsonObject.of(
                "releaseId",
                live.releaseId(),
                "run",
                live.run(),
                "since",
                live.since().toString());
    }

    private static JsonObject run(RunStanding run) {
        return JsonObject.of("id", run.run(), "state", word(run.state().name()), "alias", run.alias())
                .with("exitCode", run.state().exit().number())
                .with("started", run.started().map(Object::toString))
                .with("ended", run.ended().map(Object::toString))
                .with("deploymentConfig", run.config())
                .with("restores", run.restores())
                .with("lastAction", run.last())
                .with(
                        "commit",
                        Optional.of(run.commit()).filter(SourceCommit::isKnown).map(SourceCommit::json))
                .with("steps", run.steps().stream().map(StandingJson::step).toList())
                .with("said", run.said());
    }

    private static JsonObject step(RecordedStep step) {
        return JsonObject.of("action", step.action(), "what", step.what()).with("seconds", step.took());
    }

    private static JsonObject function(FunctionStanding function) {
        JsonObject json = JsonObject.of("id", function.id(), "name", function.function())
                .with("alias", function.state().map(StandingJson::alias));
        return json.with("movement", function.moved().map(StandingJson::movement));
    }

    private static JsonObject alias(AliasState state) {
        return JsonObject.of("version", state.version())
                .with("second", state.second().map(AliasState.Share::version))
                .with("secondPercent", state.second().map(AliasState.Share::percent));
    }

    private static JsonObject movement(Movement moved) {
        return JsonObject.of("phase", moved.phase().word(), "to", moved.to(), "percent", moved.percent())
                .with("from", moved.from())
                .with("deployment", moved.deployment())
                .with("deploymentStatus", moved.sight().map(one -> one.status()))
                .with("events", moved.events())
                .with("next", moved.next())
                .with("said", moved.said());
    }

    private static String gate(StackStanding standing) {
        return standing.gate()
                .value()
                .map(closed -> closed.isPresent() ? "closed" : "open")
                .orElse("unknown");
    }

    private static JsonObject pipeline(PipelineStanding pipeline) {
        return JsonObject.of("name", pipeline.name(), "execution", pipeline.execution(), "status", pipeline.status())
                .with("action", pipeline.current().map(action -> action.name()));
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
