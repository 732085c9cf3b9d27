package io.pointsman.review;

import io.pointsman.json.JsonObject;

/**
 * What a rule of the policy says against one change.
 *
 * @param rule {@code NoReplacement}, {@code NoDelete}, {@code NoIamBroadening}, {@code MaxChanges}
 * @param resource its logical id, with those of nested stacks before it
 * @param type of the resource; empty where the rule is about the whole
 */
public record Objection(String rule, String resource, String type, String why) {
    static Objection to(Change change, String rule, String why) {
        return new Objection(rule, change.path(), change.type(), why);
    }

    /** {@code NoDelete: Table (AWS::DynamoDB::Table) would be deleted}. */
    public String sentence() {
        return rule + ": " + resource + (type.isEmpty() ? "" : " (" + type + ")") + ": " + why;
    }

    public JsonObject json() {
        return JsonObject.of("rule", rule, "resource", resource, "type", type, "why", why);
    }
}
