package io.pointsman.local.play;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What publish did, in a line. Its output variables count only what it published itself; a version that the template made
 * ({@code AutoPublishAlias}) is none of those, and yet it is new.
 */
public final class PublishedWords {
    private static final String PUBLISHED = "Published";
    private static final String UNCHANGED = "Unchanged";

    private final Map<String, String> before = new HashMap<>();

    /** @param outputs the output variables of publish: logical ids and versions, and the two counts */
    public String of(Map<String, String> outputs) {
        Map<String, String> versions = new TreeMap<>(outputs);
        int published = Integer.parseInt(outputs.getOrDefault(PUBLISHED, "0"));
        versions.remove(PUBLISHED);
        versions.remove(UNCHANGED);
        int fresh = (int) versions.entrySet().stream()
                .filter(version -> !version.getValue().equals(before.get(version.getKey())))
                .count();
        StringBuilder text = new StringBuilder();
        versions.forEach((function, version) ->
                text.append(function).append('=').append(version).append(' '));
        before.putAll(versions);
        return text.append(counts(published, Math.max(0, fresh - published), versions.size()))
                .toString();
    }

    private static String counts(int published, int made, int all) {
        StringBuilder text = new StringBuilder();
        add(text, published, "published");
        add(text, made, "published by CloudFormation, as the template says");
        add(text, all - published - made, "unchanged");
        return "(" + (text.isEmpty() ? "no function" : text) + ")";
    }

    private static void add(StringBuilder text, int count, String what) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(what);
        }
    }
}
