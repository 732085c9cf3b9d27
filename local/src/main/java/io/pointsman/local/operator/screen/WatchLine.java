package io.pointsman.local.operator.screen;

import io.pointsman.local.operator.FunctionStanding;
import io.pointsman.local.operator.PipelineStanding;
import io.pointsman.local.operator.RunLabel;
import io.pointsman.local.operator.RunStanding.RecordedStep;
import io.pointsman.local.operator.SafeText;
import io.pointsman.local.operator.StackStanding;
import io.pointsman.release.record.Phase;
import java.util.List;
import java.util.stream.Collectors;

/** A look at a run in a line, for a log: what is in it changes only when something has happened. */
public final class WatchLine {
    private WatchLine() {}

    public static String of(StackStanding standing) {
        return standing.run()
                .map(run -> run.state().word() + "  run " + RunLabel.of(run.run()) + "  " + what(standing, run.steps()))
                .orElse("no run on record")
                .stripTrailing();
    }

    private static String what(StackStanding standing, List<RecordedStep> steps) {
        String functions = standing.functions().stream()
                .filter(FunctionStanding::moves)
                .map(WatchLine::function)
                .collect(Collectors.joining(", "));
        return functions.isEmpty() ? action(standing, steps) : functions;
    }

    private static String function(FunctionStanding function) {
        return function.moved()
                .map(moved -> function.id() + " " + moved.phase().word()
                        + (moved.phase() == Phase.IN_PROGRESS ? " " + moved.percent() + "%" : ""))
                .orElse(function.id());
    }

    private static String action(StackStanding standing, List<RecordedStep> steps) {
        return standing.pipeline()
                .flatMap(found -> found.value())
                .flatMap(found -> found)
                .flatMap(PipelineStanding::current)
                .map(action -> SafeText.line(action.name()))
                .orElseGet(() ->
                        steps.isEmpty() ? "" : "on record: " + steps.getLast().action());
    }
}
