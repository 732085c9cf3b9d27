package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** The members of one function of an attempt in the record, whichever alternative it is. */
final class FunctionFields {
    static final Field<String> FUNCTION = Field.required("function", FieldShape.TEXT);
    static final Field<String> ALIAS = Field.required("alias", FieldShape.TEXT);
    static final Field<String> FROM = Field.optional("from", FieldShape.VERSION);
    static final Field<String> TO = Field.required("to", FieldShape.VERSION);
    static final Field<Phase> PHASE = Field.required("phase", FieldShape.oneOf(Phase.class, Phase::word));
    static final Field<String> CONFIG = Field.required("config", FieldShape.TEXT);
    static final Field<List<String>> ALARMS = Field.optional("alarms", FieldShape.TEXTS);
    static final Field<List<String>> GENERATED_ALARMS = Field.optional(
            "generatedAlarms", FieldShape.TEXTS.described("names of the alarms that Pointsman makes for it"));
    static final Field<Integer> CALLS = Field.optional(
            "calls",
            FieldShape.COUNT.described("how many calls reached the version while its traffic moved, by CloudWatch"));
    static final Field<Integer> WAVE = Field.optional("wave", FieldShape.COUNT);
    static final Field<String> APP_SPEC = Field.optional("appSpec", FieldShape.TEXT.described("as it was sent"));
    static final Field<String> SHA256 = Field.optional("sha256", FieldShape.DIGEST);
    static final Field<String> DEPLOYMENT_ID = Field.optional("deploymentId", FieldShape.TEXT);
    static final Field<String> RETURN_DEPLOYMENT_ID = Field.optional("returnDeploymentId", FieldShape.TEXT);
    static final Field<String> RETURN_APP_SPEC = Field.optional("returnAppSpec", FieldShape.TEXT);
    static final Field<Integer> RETURN_TRIES = Field.optional("returnTries", FieldShape.COUNT);
    static final Field<List<TrafficWeight>> WEIGHTS = Field.optional("weights", FieldShape.listOf(TrafficWeight.SHAPE));
    static final Field<List<DeploymentEvent>> EVENTS =
            Field.optional("events", FieldShape.listOf(DeploymentEvent.SHAPE));
    static final Field<String> BEFORE = Field.optional("before", FieldShape.TEXT);
    static final Field<String> AFTER = Field.optional("after", FieldShape.TEXT);
    static final Field<Boolean> BY_STACK = Field.optional("byStack", FieldShape.FLAG);
    static final Field<String> REPAIR = Field.optional("repair", FieldShape.VERSION);
    static final Field<String> NOTE = Field.optional("note", FieldShape.TEXT);
    static final Field<String> SAID = Field.optional("said", FieldShape.TEXT);
    static final Field<String> WAY_BACK = Field.optional(
            "wayBack",
            FieldShape.TEXT.described(
                    "how its alias came back, or why it did not, where CodeDeploy did not bring it back"));
    static final Field<Instant> PUT_BACK_AT = Field.optional(
            "putBackAt", FieldShape.MOMENT.described("when Pointsman gave the alias back by UpdateAlias"));
    static final Field<Instant> ENDED_AT = Field.optional("endedAt", FieldShape.MOMENT);
    static final Field<Instant> FAILED_AT = Field.optional("failedAt", FieldShape.MOMENT);
    static final Field<String> CLAIMED_BY = Field.optional("claimedBy", FieldShape.TEXT);
    static final Field<Instant> CLAIMED_AT = Field.optional("claimedAt", FieldShape.MOMENT);
    static final Field<Integer> UNANSWERED = Field.optional("unanswered", FieldShape.COUNT);

    static final ObjectShape<JsonObject> SHAPE = ObjectShape.of(
            json -> json,
            json -> json,
            FUNCTION,
            ALIAS,
            FROM,
            TO,
            PHASE,
            CONFIG,
            ALARMS,
            GENERATED_ALARMS,
            CALLS,
            WAVE,
            APP_SPEC,
            SHA256,
            DEPLOYMENT_ID,
            RETURN_DEPLOYMENT_ID,
            RETURN_APP_SPEC,
            RETURN_TRIES,
            WEIGHTS,
            EVENTS,
            BEFORE,
            AFTER,
            BY_STACK,
            REPAIR,
            NOTE,
            SAID,
            WAY_BACK,
            PUT_BACK_AT,
            ENDED_AT,
            FAILED_AT,
            CLAIMED_BY,
            CLAIMED_AT,
            UNANSWERED);

    private FunctionFields() {}
}
