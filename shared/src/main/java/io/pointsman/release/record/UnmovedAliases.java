package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasArn;
import java.util.ArrayList;
import java.util.List;

/**
 * The aliases that a change set touches and leaves where they are, as long as they are there: CloudFormation sends an alias its version
 * with whatever else changes. The member {@code unmoved} of the section {@code changeset} of the release record; {@code changeset}
 * writes it with the review, and {@code execute} holds it against the aliases before the operation begins, which may be days later.
 */
public record UnmovedAliases(List<Unmoved> all) {
    /** Its member of the section. */
    static final String NAME = "unmoved";

    private static final String SECTION = "changeset";

    public static final UnmovedAliases NONE = new UnmovedAliases(List.of());

    /** @param version the one that CloudFormation will send, and the alias was on when the change set was reviewed */
    public record Unmoved(AliasArn arn, String version) {
        private static Unmoved of(JsonObject json) {
            return new Unmoved(AliasArn.of(json.needText("alias")), json.needText("version"));
        }

        private JsonObject json() {
            return JsonObject.of("alias", arn.text(), "version", version);
        }
    }

    /** @param record the whole release record */
    public static UnmovedAliases of(JsonObject record) {
        List<Unmoved> all = new ArrayList<>();
        record.objectOrEmpty(SECTION).objects(NAME).forEach(one -> all.add(Unmoved.of(one)));
        return new UnmovedAliases(List.copyOf(all));
    }

    /** For a section that is written as a whole. */
    public JsonObject into(JsonObject section) {
        return all.isEmpty()
                ? section
                : section.with(NAME, all.stream().map(Unmoved::json).toList());
    }
}
