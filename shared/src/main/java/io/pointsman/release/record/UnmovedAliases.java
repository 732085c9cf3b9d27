package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasArn;
import java.util.List;

/**
 * The aliases that a change set touches and leaves where they are, as long as they are there: CloudFormation sends an alias its version
 * with whatever else changes. The member {@code unmoved} of the section {@code changeset} of the release record; {@code changeset}
 * writes it with the review, and {@code execute} holds it against the aliases before the operation begins, which may be days later.
 */
public record UnmovedAliases(List<Unmoved> all) {
    public static final UnmovedAliases NONE = new UnmovedAliases(List.of());

    /** @param version the one that CloudFormation will send, and the alias was on when the change set was reviewed */
    public record Unmoved(AliasArn arn, String version) {
        private static final Field<String> ALIAS = Field.required("alias", FieldShape.TEXT.described("its ARN"));
        private static final Field<String> VERSION = Field.required("version", FieldShape.VERSION);

        static final ObjectShape<Unmoved> SHAPE = ObjectShape.of(
                json -> new Unmoved(AliasArn.of(ALIAS.need(json)), VERSION.need(json)),
                one -> VERSION.put(ALIAS.put(JsonObject.empty(), one.arn().text()), one.version()),
                ALIAS,
                VERSION);
    }
}
