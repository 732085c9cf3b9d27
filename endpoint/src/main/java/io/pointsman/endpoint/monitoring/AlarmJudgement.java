package io.pointsman.endpoint.monitoring;

import io.pointsman.endpoint.monitoring.AlarmState.Value;
import java.util.List;
import java.util.Optional;

/**
 * Whether data points ring an alarm, by AWS's tables "How alarm state is evaluated when data is missing".
 *
 * @param periods how many data points count: N
 * @param datapoints how many of them have to breach: M
 * @param missing what a data point is taken for that is not there
 */
record AlarmJudgement(int periods, int datapoints, String missing) {
    /** So many more than count are looked at, where some are missing. */
    private static final int FURTHER = 2;

    int looked() {
        return periods + FURTHER;
    }

    /**
     * @param breaching whether each data point breaches, oldest first; empty for one that is missing
     * @return empty where the state stays as it is
     */
    Optional<Value> of(List<Optional<Boolean>> breaching) {
        List<Boolean> there = breaching.stream().flatMap(Optional::stream).toList();
        List<Boolean> counted = there.subList(Math.max(0, there.size() - periods), there.size());
        long bad = counted.stream().filter(one -> one).count();
        if (bad >= datapoints) {
            return Optional.of(Value.ALARM);
        }
        return counted.size() == periods ? Optional.of(Value.OK) : sparse(breaching, counted, bad);
    }

    private Optional<Value> sparse(List<Optional<Boolean>> all, List<Boolean> counted, long bad) {
        boolean fine = counted.size() > bad;
        return switch (missing) {
            case "notBreaching" -> Optional.of(Value.OK);
            case "breaching" -> Optional.of(counted.size() - bad > periods - datapoints ? Value.OK : Value.ALARM);
            case "ignore" -> fine ? Optional.of(Value.OK) : Optional.empty();
            default -> Optional.of(fine ? Value.OK : withoutAny(all, counted));
        };
    }

    /** What breached before the rest went missing counts on. */
    private static Value withoutAny(List<Optional<Boolean>> all, List<Boolean> counted) {
        boolean oldest = !all.isEmpty() && all.getFirst().isPresent();
        return !counted.isEmpty() && oldest ? Value.ALARM : Value.INSUFFICIENT_DATA;
    }
}
