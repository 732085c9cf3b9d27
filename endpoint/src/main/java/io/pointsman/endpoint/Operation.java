package io.pointsman.endpoint;

import io.pointsman.json.JsonObject;

/**
 * One operation of one AWS service: input members by their API names in, output members by their API names out.
 *
 * <p>The wire protocols turn requests into input and output into answers, so an operation knows none of them. A time stamp is an
 * {@code Instant}, a blob a {@code byte[]}, or a
 * {@link io.pointsman.endpoint.disk.Blob} where it can be large: the body of an object. Runs under the endpoint's lock.
 */
@FunctionalInterface
public interface Operation {
    /** Throws {@link AwsError} with AWS's own code and words where AWS would say no. */
    JsonObject answer(JsonObject input, Caller caller);
}
