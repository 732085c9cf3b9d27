package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import io.pointsman.release.record.RecordedChangeSet.RecordedObjection;
import io.pointsman.release.record.RecordedChangeSet.RefusedChangeSet;
import io.pointsman.release.record.RecordedChangeSet.ReviewedChangeSet;
import io.pointsman.release.record.UnmovedAliases.Unmoved;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code changeset}. It begins with what was submitted; the rest comes as one piece, when CloudFormation has made the
 * change set and the review is done.
 */
final class ChangeSetFields {
    static final Field<String> NAME = Field.optional("name", FieldShape.TEXT);
    private static final Field<String> ARN = Field.optional("arn", FieldShape.TEXT);
    private static final Field<Boolean> CHANGED = Field.optional("changed", FieldShape.FLAG);
    static final Field<String> STACK_ID = Field.optional("stackId", FieldShape.TEXT);
    private static final Field<String> TYPE = Field.optional("type", FieldShape.TEXT);
    private static final Field<String> TEMPLATE_DIGEST = Field.optional("templateDigest", FieldShape.DIGEST);
    private static final Field<String> DIGEST = Field.optional("digest", FieldShape.TEXT);
    private static final Field<Integer> RESOURCES = Field.optional("resources", FieldShape.COUNT);
    private static final Field<String> CHANGES = Field.optional("changes", FieldShape.TEXT);
    private static final Field<String> REVIEW = Field.optional("review", FieldShape.TEXT);
    private static final Field<ChangeSetInputs> ORDER = Field.optional(
            "order",
            ChangeSetInputs.SHAPE.shape().described("with it execute makes the change set again, should it vanish"));

    private static final Field<String> RULE = Field.required("rule", FieldShape.TEXT);
    private static final Field<String> RESOURCE = Field.required("resource", FieldShape.TEXT);
    private static final Field<String> RESOURCE_TYPE = Field.required("type", FieldShape.TEXT);
    private static final Field<String> WHY = Field.required("why", FieldShape.TEXT);
    private static final ObjectShape<RecordedObjection> REFUSAL = ObjectShape.of(
            json -> new RecordedObjection(
                    RULE.need(json), RESOURCE.need(json), RESOURCE_TYPE.need(json), WHY.need(json)),
            one -> WHY.put(
                    RESOURCE_TYPE.put(
                            RESOURCE.put(RULE.put(JsonObject.empty(), one.rule()), one.resource()), one.type()),
                    one.why()),
            RULE,
            RESOURCE,
            RESOURCE_TYPE,
            WHY);

    private static final Field<List<RecordedObjection>> REFUSED = Field.optional(
            "refused",
            FieldShape.listOf(REFUSAL)
                    .described("what the rules say against it; then there is no change set to execute"));

    static final Field<Submissions> SUBMISSIONS = Field.optional(
            "submissions",
            Submissions.SHAPE
                    .shape()
                    .described("Each template that CloudFormation got for this release, the latest last"));

    static final Field<List<Unmoved>> UNMOVED = Field.optional(
            "unmoved",
            FieldShape.listOf(Unmoved.SHAPE)
                    .described("Aliases that the change set touches and leaves on that version, if they are on it"));

    /** Read no further than is asked for: what was submitted counts, whatever became of it. */
    static final ObjectShape<JsonObject> SHAPE = ObjectShape.of(
            json -> json,
            json -> json,
            NAME,
            ARN,
            CHANGED,
            STACK_ID,
            TYPE,
            TEMPLATE_DIGEST,
            DIGEST,
            RESOURCES,
            CHANGES,
            REVIEW,
            ORDER,
            REFUSED,
            SUBMISSIONS,
            UNMOVED);

    /** The changes themselves are the review's. */
    private static final List<Field<?>> REPORTED = List.of(NAME, ARN, DIGEST, CHANGED);

    private ChangeSetFields() {}

    /** What a report repeats of it. */
    static JsonObject reported(JsonObject section) {
        return Field.copied(REPORTED, section, JsonObject.empty());
    }

    /** Strict in what {@code execute} goes by; what is there for people may be missing in a record of an older version. */
    static RecordedChangeSet read(JsonObject json) {
        return json.has(REFUSED.name())
                ? new RefusedChangeSet(
                        NAME.find(json).orElse(""), DIGEST.find(json).orElse(""), REVIEW.find(json), REFUSED.need(json))
                : reviewed(json);
    }

    private static ReviewedChangeSet reviewed(JsonObject json) {
        boolean changed = CHANGED.need(json);
        return new ReviewedChangeSet(
                NAME.find(json).orElse(""),
                ARN.need(json),
                changed,
                STACK_ID.need(json),
                TYPE.find(json).orElse(""),
                TEMPLATE_DIGEST.find(json).orElse(""),
                DIGEST.need(json),
                RESOURCES.find(json).orElse(0),
                CHANGES.find(json).orElse(""),
                REVIEW.find(json),
                ORDER.find(json),
                unmoved(json));
    }

    static UnmovedAliases unmoved(JsonObject json) {
        return UNMOVED.find(json).map(UnmovedAliases::new).orElse(UnmovedAliases.NONE);
    }

    static JsonObject write(RecordedChangeSet changeSet, Submissions submissions) {
        return switch (changeSet) {
            case ReviewedChangeSet one -> {
                JsonObject section = SUBMISSIONS.put(write(one), given(submissions));
                yield UNMOVED.put(section, Optional.of(one.unmoved().all()).filter(all -> !all.isEmpty()));
            }
            case RefusedChangeSet one -> SUBMISSIONS.put(write(one), given(submissions));
        };
    }

    private static Optional<Submissions> given(Submissions submissions) {
        return Optional.of(submissions).filter(all -> !all.isEmpty());
    }

    private static JsonObject write(ReviewedChangeSet one) {
        JsonObject json = CHANGED.put(ARN.put(NAME.put(JsonObject.empty(), one.name()), one.arn()), one.changed());
        json = TEMPLATE_DIGEST.put(TYPE.put(STACK_ID.put(json, one.stackId()), one.type()), one.templateDigest());
        json = CHANGES.put(RESOURCES.put(DIGEST.put(json, one.digest()), one.resources()), one.changes());
        return ORDER.put(REVIEW.put(json, one.review()), one.order());
    }

    private static JsonObject write(RefusedChangeSet one) {
        JsonObject json = CHANGED.put(NAME.put(JsonObject.empty(), one.name()), true);
        return REFUSED.put(REVIEW.put(DIGEST.put(json, one.digest()), one.review()), one.refused());
    }

    static JsonObject moved(JsonObject section, String arn) {
        return ARN.put(section, arn);
    }
}
