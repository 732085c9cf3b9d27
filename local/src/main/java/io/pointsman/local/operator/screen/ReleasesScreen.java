package io.pointsman.local.operator.screen;

import io.pointsman.local.operator.Clock24;
import io.pointsman.local.operator.ReleaseLine;
import io.pointsman.local.operator.RunLabel;
import io.pointsman.local.operator.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The runs of a stack, a line each; commits have a column where one is known. */
public final class ReleasesScreen {
    private static final int SHORTEST = 8;
    private static final int COMMIT = 7;

    private ReleasesScreen() {}

    public static List<String> of(List<ReleaseLine> lines, Ink ink) {
        Sheet sheet = new Sheet(ink);
        int run = lines.stream()
                .mapToInt(line -> RunLabel.of(line.run()).length())
                .reduce(SHORTEST, Math::max);
        if (lines.stream().anyMatch(line -> line.commit().shortId().isPresent())) {
            List<Integer> widths = List.of(1, run, 11, 6, 12, COMMIT);
            sheet.row(0, widths, List.of("", "run", "ended", "took", "result", "commit", "moved"));
            lines.forEach(line -> sheet.row(0, widths, joined(ended(line), List.of(commit(line), what(line)))));
        } else {
            List<Integer> widths = List.of(1, run, 11, 6, 12);
            sheet.row(0, widths, List.of("", "run", "ended", "took", "result", "moved"));
            lines.forEach(line -> sheet.row(0, widths, joined(ended(line), List.of(what(line)))));
        }
        if (lines.stream().anyMatch(ReleaseLine::isLive)) {
            sheet.line("* is live. pointsman show STACK RUN says more of one.");
        }
        return sheet.lines();
    }

    private static List<String> joined(List<String> first, List<String> last) {
        return Stream.concat(first.stream(), last.stream()).toList();
    }

    private static List<String> ended(ReleaseLine line) {
        return List.of(
                line.isLive() ? "*" : "",
                RunLabel.of(line.run()),
                line.ended().map(Clock24::day).orElse("-"),
                line.took().map(Clock24::span).orElse("-"),
                line.state().word().toLowerCase(Locale.ROOT));
    }

    private static String commit(ReleaseLine line) {
        return line.commit().shortId().map(ReleasesScreen::cut).orElse("-");
    }

    private static String cut(String id) {
        return id.length() <= COMMIT ? id : id.substring(0, COMMIT);
    }

    private static String what(ReleaseLine line) {
        String moved = line.changed().isEmpty() ? "-" : SafeText.line(String.join(", ", line.changed()));
        return line.restores().map(run -> "to " + RunLabel.of(run) + ": ").orElse("")
                + moved
                + (line.isRetired() ? " (cannot come back)" : "");
    }
}
