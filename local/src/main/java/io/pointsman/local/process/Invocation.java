package io.pointsman.local.process;

import java.time.Instant;
import java.util.Optional;

/**
 * One request to a function.
 *
 * @param arn as the caller addressed it
 * @param deadline in real time: a function's clock is the machine's
 * @param clientContext as the caller sent it, decoded
 */
public record Invocation(
        String requestId, String arn, Payload payload, Instant deadline, Optional<String> clientContext) {}
