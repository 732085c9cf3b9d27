package io.pointsman.actions.changeset;

import io.pointsman.engine.Refusal;
import java.util.Map;

/** Tags as CloudFormation takes them (its API reference, Tag): it would name a wrong one by its place only. */
final class StackTags {
    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private StackTags() {}

    /** The same ones; a {@link Refusal} that names the key of one that is not taken, and not its value. */
    static Map<String, String> checked(Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw Refusal.configuration("Tags: " + tags.size() + " are given, and CloudFormation takes " + MOST);
        }
        tags.forEach(StackTags::check);
        return tags;
    }

    private static void check(String key, String value) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw Refusal.configuration(
                    "Tags: a key has " + key.length() + " characters, and CloudFormation takes 1 to " + LONGEST_KEY);
        }
        if (key.startsWith("aws:")) {
            throw Refusal.configuration("Tags: " + key + " begins with aws:, which AWS keeps for tags of its own");
        }
        if (value.isEmpty() || value.length() > LONGEST_VALUE) {
            throw Refusal.configuration("Tags: the value of " + key + " has " + value.length()
                    + " characters, and CloudFormation takes 1 to " + LONGEST_VALUE);
        }
    }
}
