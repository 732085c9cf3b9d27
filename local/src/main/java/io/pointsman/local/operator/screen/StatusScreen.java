package io.pointsman.local.operator.screen;

import io.pointsman.gates.ClosedGate;
import io.pointsman.local.operator.Clock24;
import io.pointsman.local.operator.LiveRelease;
import io.pointsman.local.operator.PipelineStanding;
import io.pointsman.local.operator.PipelineStanding.ActionStanding;
import io.pointsman.local.operator.RunLabel;
import io.pointsman.local.operator.RunStanding;
import io.pointsman.local.operator.RunState;
import io.pointsman.local.operator.SafeText;
import io.pointsman.local.operator.StackStanding;
import io.pointsman.local.operator.TrafficPace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a stack stands. */
public final class StatusScreen {
    private static final int SAID_LINES = 6;
    private static final String LIVE = "live";

    private StatusScreen() {}

    public static List<String> of(StackStanding standing, Ink ink) {
        Sheet sheet = new Sheet(ink);
        head(sheet, standing);
        standing.run().ifPresentOrElse(run -> run(sheet, standing, run), () -> sheet.line("  no run on record"));
        FunctionTable.onto(sheet, standing.functions());
        sheet.line("  " + gate(standing) + "   " + stack(standing));
        alarms(standing).ifPresent(line -> sheet.folded(line, 2));
        standing.gate().value().flatMap(closed -> closed).ifPresent(gate -> closed(sheet, gate));
        standing.unknown().forEach(why -> sheet.folded("not known: " + why, 2));
        standing.executionLink().ifPresent(link -> sheet.whole("  " + link));
        next(standing).ifPresent(sheet::whole);
        return sheet.lines();
    }

    private static void head(Sheet sheet, StackStanding standing) {
        String where = standing.stack() + "  " + standing.region()
                + standing.account().map(account -> " " + account).orElse("")
                + (standing.alias().equals(LIVE) ? "" : "  alias " + standing.alias());
        sheet.ends(where, standing.live().map(live -> live(standing, live)).orElse("nothing has arrived yet"));
    }

    private static String live(StackStanding standing, LiveRelease live) {
        return "live: " + RunLabel.of(live.run()) + " since " + Clock24.day(live.since()) + " ("
                + Clock24.span(Duration.between(live.since(), standing.now())) + ")";
    }

    private static void run(Sheet sheet, StackStanding standing, RunStanding run) {
        RunState state = run.state();
        String word = state.word();
        String pace = run.config()
                .flatMap(TrafficPace::of)
                .filter(known -> state.isUnderWay())
                .map(known -> "  " + known.said())
                .orElse("");
        sheet.line("  " + word + "  run " + RunLabel.of(run.run()) + pace + when(run), word, Ink.Tone.of(state));
        if (run.commit().isKnown()) {
            sheet.folded(run.commit().sentence(), 4);
        }
        doing(standing, run).ifPresent(what -> sheet.folded(what, 4));
        said(sheet, run);
    }

    /** What became of traffic comes first; where it is back, the rest may wait. */
    private static void said(Sheet sheet, RunStanding run) {
        boolean isBack = run.state() == RunState.ROLLED_BACK;
        if (isBack) {
            sheet.line("    every alias is where it was");
        }
        int most = isBack ? 1 : SAID_LINES;
        run.said().stream().limit(most).forEach(line -> sheet.folded(line, 4));
        if (run.said().size() > most) {
            sheet.line("    ...");
        }
    }

    private static String when(RunStanding run) {
        return run.started().map(at -> "  started " + Clock24.day(at)).orElse("")
                + run.ended().map(at -> "  ended " + Clock24.day(at)).orElse("");
    }

    /** What works now, or how far it came. */
    private static Optional<String> doing(StackStanding standing, RunStanding run) {
        Optional<PipelineStanding> pipeline = execution(standing);
        Optional<ActionStanding> current = pipeline.flatMap(PipelineStanding::current);
        if (current.isPresent()) {
            return current.map(
                    action -> "pipeline " + SafeText.line(pipeline.get().name()) + ": " + SafeText.line(action.name())
                            + " since " + Clock24.time(action.since()));
        }
        if (run.state() == RunState.HELD) {
            return Optional.of("execute does not begin while the gate is closed");
        }
        if (run.state() != RunState.PREPARING) {
            return Optional.empty();
        }
        String done = run.steps().stream().map(RunStanding.RecordedStep::action).collect(Collectors.joining(", "));
        return Optional.of((done.isEmpty() ? "nothing is on record yet" : "on record: " + done)
                + run.last().map(action -> "; heard of last: " + action).orElse("")
                + (pipeline.isPresent()
                        ? ""
                        : ". Whether it goes on is not known: no pipeline was found (--pipeline NAME)"));
    }

    private static Optional<PipelineStanding> execution(StackStanding standing) {
        return standing.pipeline().flatMap(found -> found.value()).flatMap(found -> found);
    }

    private static String gate(StackStanding standing) {
        return standing.gate()
                .value()
                .map(closed -> closed.isPresent() ? "gate CLOSED" : "gate open")
                .orElse("gate not known");
    }

    private static String stack(StackStanding standing) {
        return standing.status()
                .value()
                .map(status -> status.map(word -> "stack " + word).orElse("no such stack in CloudFormation"))
                .orElse("stack not known");
    }

    private static Optional<String> alarms(StackStanding standing) {
        return standing.alarms()
                .value()
                .filter(all -> !all.isEmpty())
                .map(all -> all.stream()
                        .map(alarm -> SafeText.line(alarm.name()) + " " + alarm.word())
                        .collect(Collectors.joining(", ", all.size() == 1 ? "alarm " : "alarms ", "")));
    }

    private static void closed(Sheet sheet, ClosedGate gate) {
        sheet.folded("gate: " + SafeText.line(gate.reason()) + " (" + SafeText.line(gate.closing()) + ")", 4);
    }

    /** A command that a person may want now. */
    private static Optional<String> next(StackStanding standing) {
        String stack = standing.stack();
        return switch (standing.state()) {
            case RELEASING, GOING_BACK, ROLLING_BACK, PREPARING -> Optional.of("  pointsman watch " + stack);
            case FAILED, ROLLED_BACK, UNSHIFTED ->
                standing.run().map(run -> "  pointsman show " + stack + " " + RunLabel.of(run.run()));
            case HELD -> Optional.of("  pointsman gate open " + stack + ", then Retry in the pipeline");
            case RELEASED, WENT_BACK, ENDED -> Optional.empty();
        };
    }
}
