package io.pointsman.endpoint;

import io.pointsman.json.JsonObject;

/** An answer that says no, in AWS's words. */
public class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient JsonObject details;

    public AwsError(int status, String code, String message) {
        this(status, code, message, JsonObject.empty());
    }

    /** @param details further members of the error's body, where the service's model has any */
    public AwsError(int status, String code, String message, JsonObject details) {
        super(message);
        this.status = status;
        this.code = code;
        this.details = details;
    }

    /** The HTTP status. */
    public final int status() {
        return status;
    }

    public final String code() {
        return code;
    }

    public final JsonObject details() {
        return details;
    }

    /** {@code getMessage}, never null. */
    public final String said() {
        return String.valueOf(getMessage());
    }
}
