package io.pointsman.endpoint.process;

import java.util.Optional;

/**
 * One request to a function.
 *
 * @param arn as the caller addressed it
 * @param clientContext as the caller sent it, decoded
 */
public record Invocation(String requestId, String arn, Payload payload, Optional<String> clientContext) {}
