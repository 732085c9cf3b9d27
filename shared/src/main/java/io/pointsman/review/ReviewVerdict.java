package io.pointsman.review;

import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether anything is at risk: the first thing that a person who decides has to know.
 *
 * @param answer in a sentence
 * @param points why, the worst first
 */
record ReviewVerdict(Level level, String answer, List<Point> points) {
    /** How bad it is. */
    enum Level {
        REFUSED,
        AT_RISK,
        UNKNOWN,
        LOOK,
        SAFE
    }

    /**
     * One reason.
     *
     * @param anchor where the page says more of it
     */
    record Point(Level level, String said, String anchor) {}

    static ReviewVerdict of(Review review) {
        List<Point> points = new ArrayList<>();
        objections(review, points);
        losses(review, points);
        rights(review, points);
        unseen(review, points);
        interruptions(review, points);
        Level level = points.stream().map(Point::level).min(Enum::compareTo).orElse(Level.SAFE);
        return new ReviewVerdict(level, answer(level, review), List.copyOf(points));
    }

    private static String answer(Level level, Review review) {
        return switch (level) {
            case REFUSED -> "Refused. Nothing of this will be executed.";
            case AT_RISK -> "Yes: " + risks(review) + ".";
            case UNKNOWN -> "It cannot be told whether anything is at risk.";
            case LOOK -> "No data is at risk, and nothing that is there may do more than before.";
            case SAFE ->
                review.head().changed()
                        ? "No. Nothing is lost or replaced, and nobody may do more than before."
                        : "No. There is nothing to change.";
        };
    }

    private static String risks(Review review) {
        int data = review.changes().of(Risk.DATA).size();
        int rights = Math.toIntExact(review.rights().stream()
                .filter(growth -> growth.isKnown() && growth.isAlarming())
                .count());
        List<String> parts = new ArrayList<>();
        if (data > 0) {
            parts.add("data of " + counted(data, "resource") + " can be lost");
        }
        if (rights > 0) {
            parts.add("rights of " + counted(rights, "resource") + " grow");
        }
        return String.join(", and ", parts);
    }

    private static void objections(Review review, List<Point> points) {
        int size = review.objections().size();
        if (size > 0) {
            points.add(new Point(Level.REFUSED, counted(size, "objection") + " of the policy or a guard", "refused"));
        }
    }

    private static void losses(Review review, List<Point> points) {
        List<Change> data = review.changes().of(Risk.DATA);
        for (int at = 0; at < data.size(); at++) {
            points.add(new Point(Level.AT_RISK, lost(data.get(at)), Anchors.change(Risk.DATA, at)));
        }
    }

    /** {@code Orders (AWS::DynamoDB::Table) is replaced; the old one is deleted with all that is in it}. */
    private static String lost(Change change) {
        return change.path() + " (" + change.type() + ") " + fate(change);
    }

    private static String fate(Change change) {
        if (change.action() == Change.Action.REMOVE) {
            return "is deleted " + end(change);
        }
        if (change.replacement() != Change.Replacement.YES) {
            return "may be replaced or deleted, which is known only when it runs";
        }
        return change.isRetained()
                ? "is replaced; the old one is kept outside the stack, and the new one is empty"
                : "is replaced; the old one is deleted " + end(change);
    }

    private static String end(Change change) {
        return change.policy().contains("Snapshot") ? "after a snapshot of what is in it" : "with all that is in it";
    }

    private static void rights(Review review, List<Point> points) {
        for (int at = 0; at < review.rights().size(); at++) {
            RightsGrowth growth = review.rights().get(at);
            if (!growth.isKnown()) {
                points.add(new Point(
                        Level.UNKNOWN, growth.resource() + ": rights: " + growth.unknown(), Anchors.rights(at)));
            } else if (growth.isAlarming()) {
                String what = growth.isNew() ? " is new and is given wide rights" : " may do more than before";
                points.add(new Point(
                        Level.AT_RISK, growth.resource() + " (" + growth.type() + ")" + what, Anchors.rights(at)));
            }
        }
        long usual = review.rights().stream()
                .filter(growth -> growth.isKnown() && !growth.isAlarming())
                .count();
        if (usual > 0) {
            points.add(new Point(
                    Level.LOOK,
                    usual == 1 ? "1 new resource is given rights" : usual + " new resources are given rights",
                    "rights"));
        }
    }

    /** Where rights are not known for the same reason, it has been said. */
    private static void unseen(Review review, List<Point> points) {
        review.changes().list().stream()
                .filter(change -> Loss.isUnseen(change, review.head().isWhole()))
                .filter(change -> review.rights().stream()
                        .noneMatch(growth -> growth.resource().equals(change.path())))
                .forEach(change -> points.add(new Point(
                        Level.UNKNOWN,
                        change.path() + ": what changes inside this nested stack was not looked at",
                        "top")));
    }

    private static void interruptions(Review review, List<Point> points) {
        look(
                points,
                Risk.REPLACEMENT,
                review.changes().of(Risk.REPLACEMENT),
                "without data, replaced or perhaps replaced");
        Map<Boolean, List<Change>> gone =
                review.changes().of(Risk.REMOVAL).stream().collect(Collectors.partitioningBy(Change::isRetained));
        look(points, Risk.REMOVAL, gone.getOrDefault(false, List.of()), "without data, deleted");
        look(points, Risk.REMOVAL, gone.getOrDefault(true, List.of()), "taken out of the stack and kept");
    }

    private static void look(List<Point> points, Risk risk, List<Change> those, String what) {
        if (!those.isEmpty()) {
            points.add(new Point(Level.LOOK, counted(those.size(), "resource") + " " + what, Anchors.group(risk)));
        }
    }

    static String counted(int size, String what) {
        return size + " " + what + (size == 1 ? "" : "s");
    }

    String word() {
        return level.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    JsonObject json() {
        return JsonObject.of("level", word(), "answer", answer)
                .with("points", points.stream().map(Point::said).toList());
    }
}
