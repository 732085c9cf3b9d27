package io.pointsman.bench.coldstart;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one process took from its start to its answer.
 *
 * @param cpu milliseconds, user and system
 * @param memory the most that was resident, in MB
 * @param ready until the event was asked for: virtual machine, runtime client, handler
 * @param calling until the first request came: the event read, the first client made, TLS
 * @param calls from the first request to the last answer
 */
record ColdRun(double wall, double cpu, double memory, double ready, double calling, double calls) {
    static double median(List<ColdRun> runs, ToDoubleFunction<ColdRun> figure) {
        List<Double> sorted = runs.stream()
                .map(run -> figure.applyAsDouble(run))
                .sorted(Comparator.naturalOrder())
                .toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
