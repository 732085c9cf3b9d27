package io.pointsman.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Changes of one kind: the same is done to resources of one type, at the same places.
 *
 * @param places that change, in words; empty where resources come or go as a whole
 */
record Likes(String places, List<Change> changes) {
    /** So many alike are folded into one. */
    private static final int MANY = 4;

    static List<Likes> of(List<Change> changes) {
        Map<List<Object>, List<Change>> byKind = new LinkedHashMap<>();
        changes.forEach(change ->
                byKind.computeIfAbsent(kind(change), kind -> new ArrayList<>()).add(change));
        return byKind.values().stream()
                .map(those -> new Likes(places(those.getFirst()), List.copyOf(those)))
                .toList();
    }

    private static List<Object> kind(Change change) {
        return List.of(change.action(), change.type(), change.replacement(), change.policy(), places(change));
    }

    private static String places(Change change) {
        return change.properties().stream()
                .map(PropertyChange::place)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    boolean areMany() {
        return changes.size() >= MANY;
    }

    /** {@code 48 of AWS::Lambda::Function: Modify Code/S3Key}. */
    String title() {
        Change first = changes.getFirst();
        return changes.size() + " of " + first.type() + ": " + first.action().said()
                + (places.isEmpty() ? "" : " " + places);
    }
}
