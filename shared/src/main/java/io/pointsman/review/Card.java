package io.pointsman.review;

import static io.pointsman.page.Markup.all;
import static io.pointsman.page.Markup.element;
import static io.pointsman.page.Markup.text;

import io.pointsman.page.LineDiff;
import io.pointsman.page.Markup;
import io.pointsman.page.ReadableValue;
import io.pointsman.review.Change.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One change on the page. */
record Card(Change change) {
    /** What is longer than that is folded, so that the page can be taken in at a glance. */
    private static final int LONG = 400;

    private static final int SEVERAL = 4;

    /** @param opening of the element: a constant and a number */
    Markup markup(String opening) {
        return element(
                opening,
                element("h3", text(change.path() + " "), element("span class=type", change.type())),
                element("p class=what", what()),
                places(),
                whole());
    }

    private String what() {
        List<String> words = new ArrayList<>();
        words.add(
                change.replacement() == Replacement.YES
                        ? "Replace by a new resource"
                        : change.action().said());
        if (change.replacement() == Replacement.CONDITIONAL) {
            words.add("may be replaced, which is known only when it runs");
        }
        if (!change.policy().isEmpty()) {
            words.add(fate());
        }
        if (!change.physicalId().isEmpty()) {
            words.add("now " + change.physicalId());
        }
        return String.join(" · ", words);
    }

    private String fate() {
        return switch (change.policy()) {
            case "Delete" -> "deleted";
            case "Retain" -> "kept, outside the stack";
            case "Snapshot" -> "deleted after a snapshot";
            case "ReplaceAndDelete" -> "the old one is deleted";
            case "ReplaceAndRetain" -> "the old one is kept, outside the stack";
            case "ReplaceAndSnapshot" -> "the old one is deleted after a snapshot";
            default -> change.policy();
        };
    }

    private Markup places() {
        List<Markup> places = change.properties().stream()
                .filter(one -> !isSaidAlready(one))
                .map(Card::place)
                .distinct()
                .toList();
        return places.isEmpty() ? Markup.NOTHING : element("dl class=places", places);
    }

    /** What a changed parameter moves comes twice, and the second time as if nobody knew its value. */
    private boolean isSaidAlready(PropertyChange one) {
        return one.evaluation().equals("Dynamic")
                && one.source().equals("DirectModification")
                && change.properties().stream()
                        .anyMatch(other -> other.evaluation().equals("Static")
                                && other.place().equals(one.place())
                                && (one.after().isEmpty() || one.after().equals(other.after())));
    }

    private static Markup place(PropertyChange one) {
        return element("div", element("dt", text(one.place()), remark(one)), values(one));
    }

    private static Markup values(PropertyChange one) {
        String before = ReadableValue.of(one.before().orElse(""));
        String after = ReadableValue.of(one.after().orElse(""));
        boolean areLong = before.lines().count() >= SEVERAL && after.lines().count() >= SEVERAL;
        return areLong && LineDiff.takes(before, after)
                ? compared(before, after)
                : all(
                        one.before().map(value -> value("before", "del", value)).orElse(Markup.NOTHING),
                        one.after().map(value -> value("after", "ins", value)).orElse(Markup.NOTHING));
    }

    private static Markup remark(PropertyChange one) {
        List<String> words = new ArrayList<>();
        if (one.recreation().equals("Always")) {
            words.add("forces replacement");
        }
        if (one.recreation().equals("Conditionally")) {
            words.add("may force replacement");
        }
        if (one.evaluation().equals("Dynamic")) {
            words.add("known only when it runs");
        }
        if (!one.cause().isEmpty()) {
            words.add("because of " + one.cause());
        }
        return words.isEmpty() ? Markup.NOTHING : element("span class=remark", " (" + String.join(", ", words) + ")");
    }

    private static Markup value(String when, String tag, String value) {
        return element(
                "dd class=" + when, element("span class=when", when + " "), folded(tag, ReadableValue.of(value)));
    }

    private static Markup folded(String tag, String value) {
        Markup shown = element("code", element(tag, value));
        return value.length() <= LONG
                ? shown
                : element(
                        "details",
                        element(
                                "summary",
                                value.substring(0, value.offsetByCodePoints(0, 60))
                                                .strip() + " …"),
                        shown);
    }

    /** Two long texts are compared by lines: nobody finds one word in two screens full. */
    private static Markup compared(String before, String after) {
        return element("dd class=compared", lines(LineDiff.of(before, after)));
    }

    static Markup lines(List<LineDiff.Line> lines) {
        return element("div class=diff", lines.stream().map(Card::line).toList());
    }

    private static Markup line(LineDiff.Line line) {
        return switch (line.kind()) {
            case SAME -> element("div", "  " + line.text());
            case GONE -> element("div class=gone", element("del", "- " + line.text()));
            case NEW -> element("div class=new", element("ins", "+ " + line.text()));
            case LEFT_OUT -> element("div class=same", "  … " + line.text());
        };
    }

    /** What comes or goes as a whole has no single places. */
    private Markup whole() {
        Optional<String> whole = switch (change.action()) {
            case ADD, IMPORT -> change.after();
            case REMOVE -> change.before();
            case MODIFY, DYNAMIC, SYNC_WITH_ACTUAL -> Optional.empty();
        };
        return whole.map(text -> element(
                        "details", element("summary", "its properties"), element("pre", ReadableValue.of(text))))
                .orElse(Markup.NOTHING);
    }
}
