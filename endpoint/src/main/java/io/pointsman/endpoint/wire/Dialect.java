package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;

/** How one wire protocol says requests, answers and errors. */
interface Dialect {
    /** Whether a request can ask for that operation. */
    boolean has(String operation);

    /** Throws {@link AwsError} where AWS would not understand the request. */
    Ask read(Request request);

    /** Throws {@link AwsError} where the service's model rules out what only this protocol still knows of the request. */
    default void check(Ask ask, Request request) {}

    Answer answer(Ask ask, JsonObject output, String requestId);

    Answer refuse(Request request, AwsError error, String requestId);

    /** What AWS says to an operation that the service does not have. */
    AwsError unknown(String operation);

    /** The code of a request whose members are of the wrong kind. */
    String invalidCode();

    /** The code of a fault of the service's own, with status 500. */
    String failedCode();

    /** The code of "not allowed". */
    String deniedCode();
}
