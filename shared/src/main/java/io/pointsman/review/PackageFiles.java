package io.pointsman.review;

import static io.pointsman.page.Markup.all;
import static io.pointsman.page.Markup.element;
import static io.pointsman.page.Markup.text;

import io.pointsman.page.LineDiff;
import io.pointsman.page.Markup;
import io.pointsman.review.code.FileDiff;
import io.pointsman.review.code.PackageDiff;

/** The files of a package that are not what they were. A few are open at once; of many each is a step further. */
final class PackageFiles {
    private static final int OPEN = 60;

    private PackageFiles() {}

    static Markup markup(PackageDiff compared) {
        if (!compared.unread().isEmpty()) {
            return element("p class=meaning", "Its lines are not compared: " + compared.unread() + ".");
        }
        long lines =
                compared.files().stream().mapToLong(file -> file.lines().size()).sum();
        return element(
                "div class=files",
                all(compared.files().stream().map(file -> file(file, lines <= OPEN))),
                compared.more() == 0
                        ? Markup.NOTHING
                        : element("p class=meaning", "and " + compared.more() + " more files"));
    }

    private static Markup file(FileDiff file, boolean isOpen) {
        Markup name = all(element("code", file.path()), element("span class=remark", " " + remark(file)));
        return file.lines().isEmpty()
                ? element("p class=file", name)
                : element(
                        isOpen ? "details open" : "details",
                        element("summary", name),
                        Card.lines(file.lines()),
                        file.note().isEmpty() ? Markup.NOTHING : element("p class=meaning", text(file.note())));
    }

    private static String remark(FileDiff file) {
        long fresh = file.count(LineDiff.Kind.NEW);
        long gone = file.count(LineDiff.Kind.GONE);
        String counted = file.lines().isEmpty() ? file.note() : "+" + fresh + " -" + gone;
        return file.what().equals("changed") ? counted : file.what() + (counted.isEmpty() ? "" : ", " + counted);
    }
}
