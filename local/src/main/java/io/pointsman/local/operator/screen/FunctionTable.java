package io.pointsman.local.operator.screen;

import io.pointsman.local.operator.FunctionStanding;
import io.pointsman.local.operator.FunctionStanding.Movement;
import io.pointsman.local.operator.Looked;
import io.pointsman.local.operator.SafeText;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.Phase;
import java.util.List;
import java.util.Optional;

/** The functions of a stack, a line each; those that rest come last. */
final class FunctionTable {
    private static final int LONGEST_NAME = 20;

    private FunctionTable() {}

    static void onto(Sheet sheet, List<FunctionStanding> functions) {
        if (functions.isEmpty()) {
            return;
        }
        int name = functions.stream()
                .mapToInt(function -> Math.min(LONGEST_NAME, function.id().length()))
                .max()
                .orElse(0);
        List<Integer> widths = List.of(Math.max(8, name), 14, 9, 12);
        boolean anyMoves = functions.stream().anyMatch(FunctionStanding::moves);
        sheet.row(
                2,
                widths,
                anyMoves ? List.of("function", "live", "goes to", "CodeDeploy", "what") : List.of("function", "live"));
        functions.stream().filter(FunctionStanding::moves).forEach(one -> sheet.row(2, widths, cells(one)));
        functions.stream()
                .filter(function -> !function.moves())
                .forEach(one -> sheet.row(2, widths, List.of(one.id(), live(one))));
    }

    private static List<String> cells(FunctionStanding function) {
        Movement moved = function.moved().orElseThrow();
        return List.of(
                function.id(),
                live(function),
                moved.to(),
                moved.deployment().map(SafeText::line).orElse("-"),
                moved.phase().word() + what(moved));
    }

    private static String what(Movement moved) {
        String next = moved.next()
                .or(() -> moved.sight().filter(one -> !one.isUnderWay()).map(one -> "CodeDeploy: " + one.status()))
                .map(text -> ", " + text)
                .orElse("");
        return moved.phase() == Phase.IN_PROGRESS ? " " + moved.percent() + "%" + next : next;
    }

    /** Where the alias is: as AWS says it, never as it should be. */
    private static String live(FunctionStanding function) {
        if (function.alias().isEmpty()) {
            return "";
        }
        Looked<Optional<AliasState>> alias = function.alias().get();
        return alias.why().isPresent()
                ? "not known"
                : alias.value()
                        .flatMap(state -> state)
                        .map(FunctionTable::shares)
                        .orElse("no alias");
    }

    private static String shares(AliasState state) {
        return state.second()
                .map(share -> state.version() + ", " + share.percent() + "% on " + share.version())
                .orElse(state.version());
    }
}
