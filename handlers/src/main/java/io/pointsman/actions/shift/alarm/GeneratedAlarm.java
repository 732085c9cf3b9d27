package io.pointsman.actions.shift.alarm;

import io.pointsman.actions.shift.ports.VersionAlarm;
import io.pointsman.actions.shift.ports.VersionAlarm.Formula;
import io.pointsman.actions.shift.ports.VersionAlarm.Metric;
import io.pointsman.actions.shift.ports.VersionWatch.Version;
import io.pointsman.release.record.ShiftedFunction;
import java.util.List;

/**
 * What is watched of a version while it gets its traffic (docs/generated-alarms.md). The expressions come to the same whichever way
 * CloudWatch takes what is missing: the values of the new version decide where there is a result at all, and {@code IF} makes a 0 of what
 * the old one lacks.
 */
enum GeneratedAlarm {
    /** Errors per call, beside those of the version before, where there are calls enough to tell. */
    ERRORS("errors", 0) {
        @Override
        VersionAlarm of(String name, String description, Version now, Version before) {
            return new VersionAlarm(
                    name,
                    description,
                    List.of(calls("i", now), errors("e", now), calls("io", before), errors("eo", before)),
                    List.of(
                            new Formula("oldcalls", "calls of " + before.number(), "IF(i > 0, FILL(io, 0), 0)"),
                            new Formula("olderrors", "errors of " + before.number(), "IF(i > 0, FILL(eo, 0), 0)"),
                            new Formula(
                                    "oldrate",
                                    "errors of " + before.number() + " in percent",
                                    "100 * olderrors / IF(oldcalls > 0, oldcalls, 1)"),
                            new Formula("rate", "errors of " + now.number() + " in percent", "100 * FILL(e, 0) / i"),
                            new Formula(
                                    "worse",
                                    "worse than before",
                                    "IF((i >= 20) AND (e >= 3) AND (rate > 1) AND (rate > oldrate + 1), 1, 0)")),
                    /* seconds= */ 60,
                    /* datapoints= */ 2,
                    /* periods= */ 3);
        }
    },
    /** A version that fails more than half of its calls, however few they are, and whatever the one before does. */
    FEW_CALLS("few-calls", 0) {
        @Override
        VersionAlarm of(String name, String description, Version now, Version before) {
            return new VersionAlarm(
                    name,
                    description,
                    List.of(calls("i", now), errors("e", now)),
                    List.of(new Formula("failing", "fails", "IF((e >= 5) AND (e > 0.5 * i), 1, 0)")),
                    /* seconds= */ 300,
                    /* datapoints= */ 1,
                    /* periods= */ 1);
        }
    },
    /** The slowest calls, beside those of the version before. Cold starts make the first minutes slow. */
    LATENCY("latency", 10) {
        @Override
        VersionAlarm of(String name, String description, Version now, Version before) {
            return new VersionAlarm(
                    name,
                    description,
                    List.of(
                            calls("i", now),
                            calls("io", before),
                            new Metric("p", "Duration", "p99", now),
                            new Metric("po", "Duration", "p99", before)),
                    List.of(new Formula(
                            "slower",
                            "slower than before",
                            "IF((i >= 100) AND (io >= 100) AND (p > 2 * po) AND (p - po > 200), 1, 0)")),
                    /* seconds= */ 60,
                    /* datapoints= */ 3,
                    /* periods= */ 5);
        }
    };

    static final List<GeneratedAlarm> ALL = List.of(values());

    private final String word;
    private final int leastMinutes;

    GeneratedAlarm(String word, int leastMinutes) {
        this.word = word;
        this.leastMinutes = leastMinutes;
    }

    abstract VersionAlarm of(String name, String description, Version now, Version before);

    String word() {
        return word;
    }

    /** @param minutes that the traffic takes to move */
    boolean fits(int minutes) {
        return minutes >= leastMinutes;
    }

    VersionAlarm of(String name, String run, ShiftedFunction function) {
        String description = "Made by Pointsman for run " + run + ", while version " + function.target() + " of "
                + function.function() + " takes over from " + function.current() + "; deleted after that.";
        return of(name, description, version(function, function.target()), version(function, function.current()));
    }

    private static Version version(ShiftedFunction function, String number) {
        return new Version(function.function(), function.alias(), number);
    }

    private static Metric calls(String id, Version of) {
        return new Metric(id, "Invocations", "Sum", of);
    }

    private static Metric errors(String id, Version of) {
        return new Metric(id, "Errors", "Sum", of);
    }
}
