package io.pointsman.local.operator;

import java.time.Instant;

/**
 * The release that production is on, by the index.
 *
 * @param run that brought its versions in for the first time
 * @param since when production came there last
 */
public record LiveRelease(String releaseId, String run, Instant since) {}
