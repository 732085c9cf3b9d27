package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import io.pointsman.release.StackStatus;

/**
 * What {@code execute} did: an operation on the stack that ended well. There is none where nothing was to change.
 *
 * @param stackId ARN of the stack
 * @param status that the operation ended with
 * @param changeSet ARN of the change set that was executed
 * @param token the client token of ExecuteChangeSet, by which its events are known
 */
public record ExecutedOperation(String stackId, StackStatus status, String changeSet, String token) {
    private static final Field<String> STACK_ID = Field.required("stackId", FieldShape.TEXT);
    private static final Field<StackStatus> STATUS =
            Field.required("status", FieldShape.oneOf(StackStatus.class, StackStatus::name));
    private static final Field<String> CHANGE_SET = Field.required("changeSet", FieldShape.TEXT);
    private static final Field<String> TOKEN = Field.required("token", FieldShape.TEXT);

    static final ObjectShape<ExecutedOperation> SHAPE =
            ObjectShape.of(ExecutedOperation::read, ExecutedOperation::write, STACK_ID, STATUS, CHANGE_SET, TOKEN);

    /** Whether a section has the change set, without a look at the rest. */
    static boolean names(JsonObject section) {
        return section.has(CHANGE_SET.name());
    }

    private static ExecutedOperation read(JsonObject json) {
        return new ExecutedOperation(STACK_ID.need(json), STATUS.need(json), CHANGE_SET.need(json), TOKEN.need(json));
    }

    private JsonObject write() {
        return TOKEN.put(
                CHANGE_SET.put(STATUS.put(STACK_ID.put(JsonObject.empty(), stackId), status), changeSet), token);
    }
}
