package io.pointsman.local.operator.screen;

import io.pointsman.local.operator.Clock24;
import io.pointsman.local.operator.FunctionStanding;
import io.pointsman.local.operator.FunctionStanding.Movement;
import io.pointsman.local.operator.RunLabel;
import io.pointsman.local.operator.RunStanding;
import io.pointsman.local.operator.RunStanding.RecordedStep;
import io.pointsman.local.operator.SafeText;
import io.pointsman.release.record.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run: how it ended, what each action did, where each function went. */
public final class ShowScreen {
    private static final int NAME = 9;
    private static final int INDENT = NAME + 4;

    private ShowScreen() {}

    /** @param links of AWS's console */
    public static List<String> of(String stack, RunStanding run, List<String> links, Ink ink) {
        Sheet sheet = new Sheet(ink);
        String word = run.state().word();
        sheet.line(stack + " run " + RunLabel.of(run.run()) + "  " + word + when(run), word, Ink.Tone.of(run.state()));
        if (!RunLabel.of(run.run()).equals(run.run())) {
            sheet.line("  " + SafeText.line(run.run()));
        }
        if (run.commit().isKnown()) {
            sheet.folded(run.commit().sentence(), 2);
        }
        run.restores().ifPresent(release -> sheet.line("  back to " + release));
        run.said().forEach(line -> sheet.folded(line, 2));
        run.steps().forEach(step -> step(sheet, step));
        run.functions().forEach(function -> function.moved().ifPresent(moved -> function(sheet, run, function, moved)));
        if (run.steps().isEmpty() && run.functions().isEmpty()) {
            sheet.line("  nothing is on record of it but that it has begun");
        }
        links.forEach(link -> sheet.whole("  " + link));
        return sheet.lines();
    }

    private static String when(RunStanding run) {
        Optional<Instant> from = run.started();
        String span = from.flatMap(start -> run.ended().map(end -> Duration.between(start, end)))
                .map(time -> " (" + Clock24.span(time) + ")")
                .orElse("");
        return from.map(start -> "  " + Clock24.day(start)).orElse("")
                + run.ended().map(end -> " to " + Clock24.day(end)).orElse("")
                + span;
    }

    private static void step(Sheet sheet, RecordedStep step) {
        String what = step.what()
                + step.took()
                        .map(seconds -> ", " + Clock24.span(Duration.ofSeconds(seconds)))
                        .orElse("");
        titled(sheet, step.action(), what);
    }

    private static void titled(Sheet sheet, String title, String text) {
        Sheet body = new Sheet(Ink.PLAIN).folded(text, INDENT);
        List<String> lines = new ArrayList<>(body.lines());
        String first = lines.removeFirst().strip();
        sheet.whole("  " + title + " ".repeat(Math.max(1, INDENT - 2 - title.length())) + first);
        lines.forEach(sheet::whole);
    }

    /** What the verdict has said already is not said again. */
    private static void function(Sheet sheet, RunStanding run, FunctionStanding function, Movement moved) {
        String why = moved.said()
                .filter(said -> !run.said().contains(said))
                .map(said -> ": " + said)
                .orElse("");
        titled(sheet, "shift", function.id() + " " + way(moved) + why);
    }

    /** {@code 40 -> 41 -> 40  d-3KQ}. */
    private static String way(Movement moved) {
        String from = moved.from().orElse("");
        String arrow = from.isEmpty() ? moved.to() : from + " -> " + moved.to();
        String way = moved.phase() == Phase.ROLLED_BACK && !from.isEmpty() ? arrow + " -> " + from : arrow;
        return (moved.phase() == Phase.UNCHANGED
                        ? "stays on " + moved.to()
                        : way + " " + moved.phase().word())
                + moved.deployment().map(id -> "  " + SafeText.line(id)).orElse("");
    }
}
