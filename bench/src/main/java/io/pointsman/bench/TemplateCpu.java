package io.pointsman.bench;

import io.pointsman.template.Location;
import io.pointsman.template.Template;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * The processor time of one rewrite, warm: what JMH's wall time cannot say on a machine that has other work. One line for each size:
 * milliseconds, median of the rounds.
 */
final class TemplateCpu {
    private static final int ROUNDS = 9;

    private TemplateCpu() {}

    public static void main(String[] ignored) {
        measure("500 functions", Templates.functions(500), 60);
        measure("1 MB", Templates.megabyte(), 12);
    }

    private static void measure(String name, String text, int times) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] millis = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < times; i++) {
                rewrite(text);
            }
            millis[round] = (threads.getCurrentThreadCpuTime() - start) / 1e6 / times;
        }
        double[] warm = Arrays.copyOfRange(millis, ROUNDS / 3, ROUNDS);
        Arrays.sort(warm);
        System.out.printf("%s\t%.2f%n", name, warm[warm.length / 2]);
    }

    private static void rewrite(String text) {
        Template.parse(text)
                .survey()
                .rewrite(site -> Location.of("releases", "code/" + site.logicalId() + ".zip"))
                .text();
    }
}
