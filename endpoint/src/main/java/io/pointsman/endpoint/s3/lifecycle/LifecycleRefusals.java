package io.pointsman.endpoint.s3.lifecycle;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which lifecycle configurations S3 refuses, and in which words. What a rule does, {@link ActionRefusals} looks at. */
public final class LifecycleRefusals {
    private static final int MOST_RULES = 1_000;
    private static final int LONGEST_ID = 255;
    private static final String PREFIX = "Prefix";
    private static final String FILTER = "Filter";

    private LifecycleRefusals() {}

    /** Throws where S3 would not take it. */
    public static void check(JsonObject configuration) {
        List<JsonObject> rules = configuration.objects("Rules");
        wellFormed(!rules.isEmpty() && rules.size() <= MOST_RULES);
        Set<String> ids = new HashSet<>();
        for (JsonObject rule : rules) {
            form(rule);
            rule.text("ID").ifPresent(id -> id(id, ids));
            generation(rule, rules.getFirst());
            LifecycleFilter filter = filter(rule);
            ActionRefusals.check(rule, filter);
        }
    }

    private static void form(JsonObject rule) {
        wellFormed(Set.of("Enabled", "Disabled").contains(rule.text("Status").orElse("")));
        wellFormed(rule.has(PREFIX) != rule.has(FILTER));
    }

    private static void id(String id, Set<String> before) {
        if (id.length() > LONGEST_ID) {
            throw argument("ID length should not exceed allowed limit of 255");
        }
        if (!before.add(id)) {
            throw argument("Rule ID must be unique. Found same ID for more than one rule");
        }
    }

    /** All rules of a configuration have filters, or all have prefixes, as it was before there were filters. */
    private static void generation(JsonObject rule, JsonObject first) {
        if (rule.has(FILTER) && !first.has(FILTER)) {
            throw request("Filter element can only be used in Lifecycle V2.");
        }
        if (rule.has(PREFIX) && !first.has(PREFIX)) {
            throw request(
                    "Base level prefix cannot be used in Lifecycle V2, prefixes are only supported in the Filter.");
        }
    }

    /** One condition, none, or several in an {@code And}. */
    private static LifecycleFilter filter(JsonObject rule) {
        JsonObject filter = rule.objectOrEmpty(FILTER);
        wellFormed(filter.members().size() <= 1);
        Optional<JsonObject> and = filter.object("And");
        int conditions = and.map(all ->
                        all.members().size() + Math.max(0, all.objects("Tags").size() - 1))
                .orElse(2);
        wellFormed(conditions > 1);
        LifecycleFilter read = LifecycleFilter.of(rule);
        if (read.tags().stream().map(tag -> tag.text("Key")).distinct().count()
                < read.tags().size()) {
            throw request("Duplicate Tag Keys are not allowed.");
        }
        sizes(read);
        return read;
    }

    private static void sizes(LifecycleFilter filter) {
        if (filter.below().filter(bytes -> bytes < 1).isPresent()) {
            throw request("'ObjectSizeLessThan' should be between 1 and 1099511627776000.");
        }
        if (filter.below().isPresent()
                && filter.above().filter(least -> least >= filter.below().get()).isPresent()) {
            throw request("'ObjectSizeLessThan' has to be a value greater than 'ObjectSizeGreaterThan'.");
        }
    }

    static void wellFormed(boolean is) {
        if (!is) {
            throw malformed();
        }
    }

    public static AwsError malformed() {
        return new AwsError(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    static AwsError argument(String message) {
        return new AwsError(400, "InvalidArgument", message);
    }

    static AwsError request(String message) {
        return new AwsError(400, "InvalidRequest", message);
    }
}
