package io.pointsman.endpoint.metric;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured in one period.
 *
 * @param counts how often each value was measured
 */
record Samples(SortedMap<Double, Long> counts) {
    static final Samples NONE = new Samples(Collections.emptySortedMap());

    Samples with(double value, long count) {
        return merged(new Samples(new TreeMap<>(Map.of(value, count))));
    }

    Samples merged(Samples more) {
        SortedMap<Double, Long> all = new TreeMap<>(counts);
        more.counts.forEach((value, count) -> all.merge(value, count, Long::sum));
        return new Samples(all);
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    double sum() {
        return counts.entrySet().stream()
                .mapToDouble(one -> one.getKey() * one.getValue())
                .sum();
    }

    /** The least value that so large a part of all reaches at most. */
    double percentile(double percent) {
        long rank = Math.max(1, (long) Math.ceil(count() * percent / 100));
        long passed = 0;
        for (Map.Entry<Double, Long> one : counts.entrySet()) {
            passed += one.getValue();
            if (passed >= rank) {
                return one.getKey();
            }
        }
        return counts.lastKey();
    }
}
