package io.pointsman.local.operator.output;

import io.pointsman.json.JsonObject;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.deed.ShiftCalls;
import io.pointsman.local.operator.deed.WayBackPlan;
import io.pointsman.local.operator.deed.WayBackPlan.FunctionMove;
import io.pointsman.release.AliasState;

/** A way back, and how it ended. */
public final class WayBackJson {
    private static final String SCHEMA = "pointsman.rollback.1";

    private WayBackJson() {}

    public static JsonObject of(WayBackPlan plan, String run, ShiftCalls.Answered verdict, ExitCode exit) {
        return JsonObject.of("schema", SCHEMA, "stack", plan.stack(), "alias", plan.alias(), "run", run)
                .with("from", plan.from().run())
                .with("to", plan.to().run())
                .with("succeeded", verdict.succeeded())
                .with("exitCode", exit.number())
                .with("said", verdict.said())
                .with("functions", plan.moves().stream().map(WayBackJson::move).toList());
    }

    private static JsonObject move(FunctionMove move) {
        return JsonObject.of("id", move.id(), "name", move.function(), "stays", move.stays())
                .with("was", move.now().value().flatMap(state -> state).map(AliasState::version))
                .with("goesTo", move.version());
    }
}
