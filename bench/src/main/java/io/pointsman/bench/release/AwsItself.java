package io.pointsman.bench.release;

import java.time.Duration;

/** What AWS takes for a release, whoever asks it. */
record AwsItself(Duration changeSet, Duration stack, Duration deployment) {
    Duration whole() {
        return changeSet.plus(stack).plus(deployment);
    }
}
