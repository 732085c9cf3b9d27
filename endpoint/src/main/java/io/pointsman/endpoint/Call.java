package io.pointsman.endpoint;

import java.time.Instant;
import java.util.Optional;

/**
 * A customer's request that reached a function, or did not.
 *
 * @param time when it was answered, by the endpoint's clock
 * @param function its name
 * @param qualifier the version or alias that the event source is wired to; {@code $LATEST} where it is wired to none
 * @param executedVersion what answered; empty where nothing ran: the policy does not allow it, or there is no such alias
 * @param ok whether the function answered without an error
 */
public record Call(
        Instant time,
        Origin.Kind source,
        String function,
        String qualifier,
        Optional<String> executedVersion,
        boolean ok) {}
