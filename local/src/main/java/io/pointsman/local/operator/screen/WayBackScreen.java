package io.pointsman.local.operator.screen;

import io.pointsman.gates.ClosedGate;
import io.pointsman.local.operator.Clock24;
import io.pointsman.local.operator.RunLabel;
import io.pointsman.local.operator.RunState;
import io.pointsman.local.operator.SafeText;
import io.pointsman.local.operator.deed.ShiftCalls;
import io.pointsman.local.operator.deed.WayBackPlan;
import io.pointsman.local.operator.deed.WayBackPlan.FunctionMove;
import io.pointsman.release.AliasState;
import java.util.List;
import java.util.Optional;

/** What goes where, before somebody says yes to it. */
public final class WayBackScreen {
    private WayBackScreen() {}

    public static List<String> of(WayBackPlan plan, Optional<ClosedGate> gate, Ink ink) {
        Sheet sheet = new Sheet(ink);
        sheet.folded(
                plan.stack() + " goes back from " + RunLabel.of(plan.from().run()) + " to "
                        + RunLabel.of(plan.to().run()) + " (of "
                        + Clock24.day(plan.to().at()) + "), at once:",
                0);
        List<Integer> widths = List.of(28, 20);
        plan.moves().stream()
                .filter(move -> !move.stays())
                .forEach(move -> sheet.row(
                        2,
                        widths,
                        List.of(move.id(), now(move), "-> " + move.version().orElse(""))));
        plan.moves().stream()
                .filter(FunctionMove::stays)
                .forEach(move -> sheet.row(2, widths, List.of(move.id(), now(move), stays(move))));
        sheet.folded("The template of the stack is not touched; the next release moves on.", 2);
        plan.moves().stream()
                .flatMap(move -> move.now().why().stream())
                .limit(1)
                .forEach(why -> sheet.folded("not known: " + why, 2));
        gate.ifPresent(closed -> sheet.folded(
                "The gate is closed: " + SafeText.line(closed.reason())
                        + ". Where a hook asks it, this way back is held, too.",
                2));
        return sheet.lines();
    }

    /** How it ended. */
    public static List<String> verdict(WayBackPlan plan, String run, ShiftCalls.Answered verdict, Ink ink) {
        Sheet sheet = new Sheet(ink);
        String word = verdict.succeeded() ? RunState.WENT_BACK.word() : RunState.FAILED.word();
        sheet.line(
                word + "  " + plan.stack() + " to " + RunLabel.of(plan.to().run()),
                word,
                verdict.succeeded() ? Ink.Tone.GOOD : Ink.Tone.BAD);
        verdict.said().forEach(line -> sheet.folded(line, 2));
        if (!verdict.succeeded()) {
            sheet.whole("  pointsman show " + plan.stack() + " " + run);
        }
        return sheet.lines();
    }

    private static String stays(FunctionMove move) {
        return move.version().isPresent() ? "stays" : "stays: that release did not have it";
    }

    private static String now(FunctionMove move) {
        return move.now().why().isPresent()
                ? "not known"
                : move.now()
                        .value()
                        .flatMap(state -> state)
                        .map(WayBackScreen::shares)
                        .orElse("no alias");
    }

    private static String shares(AliasState state) {
        return state.second()
                .map(share -> state.version() + ", " + share.percent() + "% on " + share.version())
                .orElse(state.version());
    }
}
