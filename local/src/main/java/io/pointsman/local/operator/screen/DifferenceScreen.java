package io.pointsman.local.operator.screen;

import io.pointsman.local.operator.RunLabel;
import io.pointsman.local.operator.SafeText;
import io.pointsman.local.operator.difference.CodeDifference;
import io.pointsman.local.operator.difference.ReleaseDifference;
import java.util.List;

/** What a release would change. The lines of the template come last, as diff -u shows them. */
public final class DifferenceScreen {
    private static final List<Integer> WIDTHS = List.of(12, 40);

    private DifferenceScreen() {}

    public static List<String> of(ReleaseDifference difference, Ink ink) {
        Sheet sheet = new Sheet(ink);
        sheet.line(difference.stack() + "  "
                + difference
                        .run()
                        .map(run -> "against run " + RunLabel.of(run) + ", which is live")
                        .orElse("has no release that is live: everything is new"));
        sheet.row(2, WIDTHS, List.of("template", SafeText.line(difference.template()), changed(difference)));
        difference.code().forEach(one -> code(sheet, one));
        difference
                .parameters()
                .forEach(one -> sheet.row(
                        2, WIDTHS, List.of("parameter", SafeText.line(one.name()), SafeText.line(one.what()))));
        difference.notes().forEach(note -> sheet.folded("note: " + SafeText.line(note), 2));
        difference.stopping().forEach(why -> sheet.folded("rewrite would refuse it: " + SafeText.line(why), 2));
        difference.diff().lines().map(Sheet::plain).forEach(sheet::whole);
        return sheet.lines();
    }

    private static String changed(ReleaseDifference difference) {
        long added = difference
                .diff()
                .lines()
                .skip(2)
                .filter(line -> line.startsWith("+"))
                .count();
        long removed = difference
                .diff()
                .lines()
                .skip(2)
                .filter(line -> line.startsWith("-"))
                .count();
        return difference.diff().isEmpty() ? "same" : "+" + added + " -" + removed + " lines";
    }

    private static void code(Sheet sheet, CodeDifference one) {
        sheet.row(
                2,
                WIDTHS,
                List.of("code", SafeText.line(one.place()), one.kind().word()));
    }
}
