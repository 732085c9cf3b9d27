package io.pointsman.actions.rewrite;

import io.pointsman.json.Json;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values that parameters of the template will be deployed with, as far as the rewrite is told.
 *
 * @param where they come from, for messages
 * @param complete no other values will be added when the template is deployed
 */
record GivenValues(Map<String, String> values, String where, boolean complete) {
    static final GivenValues NONE = new GivenValues(Map.of(), "nowhere", false);

    GivenValues {
        values = Map.copyOf(values);
    }

    /** The same where they are given, and others below them. */
    GivenValues over(Map<String, String> lower) {
        Map<String, String> all = new TreeMap<>(lower);
        all.putAll(values);
        return new GivenValues(all, where, complete);
    }

    /**
     * The values in a template configuration file.
     *
     * @param text JSON; anything else is a {@link io.pointsman.json.JsonTrouble}
     */
    static Map<String, String> configuration(String text) {
        return DeploymentValues.texts(Json.object(text).objectOrEmpty("Parameters"));
    }
}
