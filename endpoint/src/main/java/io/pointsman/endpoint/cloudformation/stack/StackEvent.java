package io.pointsman.endpoint.cloudformation.stack;

import java.time.Instant;
import java.util.Optional;

/** One line of a stack's history. */
public record StackEvent(
        String eventId,
        String logicalId,
        String physicalId,
        String type,
        String status,
        String reason,
        Instant at,
        Optional<String> token,
        String properties,
        Optional<HookWord> hook) {}
