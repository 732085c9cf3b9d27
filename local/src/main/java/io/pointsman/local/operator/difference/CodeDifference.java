package io.pointsman.local.operator.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * One code location, before and after.
 *
 * @param place the id of its resource, and the property
 */
public record CodeDifference(String place, Kind kind) {
    /** What becomes of its code. */
    public enum Kind {
        SAME("same"),
        CHANGED("changes"),
        NEW("new"),
        GONE("goes away");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** By digests. */
    static List<CodeDifference> between(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> places = new TreeSet<>(before.keySet());
        places.addAll(after.keySet());
        List<CodeDifference> all = new ArrayList<>();
        places.forEach(place -> all.add(new CodeDifference(place, kind(before, after, place))));
        return List.copyOf(all);
    }

    private static Kind kind(Map<String, String> before, Map<String, String> after, String place) {
        if (!before.containsKey(place)) {
            return Kind.NEW;
        }
        if (!after.containsKey(place)) {
            return Kind.GONE;
        }
        return Objects.equals(before.get(place), after.get(place)) ? Kind.SAME : Kind.CHANGED;
    }
}
