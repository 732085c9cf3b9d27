package io.pointsman.endpoint.metric.math;

import io.pointsman.endpoint.metric.TimeSeries;
import java.util.List;

/** What an expression comes to. AWS writes S, TS and TS[]. */
public sealed interface MathValue {
    record Scalar(double value) implements MathValue {}

    record Series(TimeSeries series) implements MathValue {}

    record Several(List<TimeSeries> series) implements MathValue {}
}
