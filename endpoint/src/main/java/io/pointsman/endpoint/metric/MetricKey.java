package io.pointsman.endpoint.metric;

import io.pointsman.json.JsonObject;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** By what a metric is known. Each set of dimensions is a metric of its own. */
public record MetricKey(String namespace, String name, SortedMap<String, String> dimensions) {
    public MetricKey {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    /** {@code namesAndValues} are those of the dimensions, in turn. */
    public static MetricKey of(String namespace, String name, String... namesAndValues) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            dimensions.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new MetricKey(namespace, name, dimensions);
    }

    /** As a request has it: {@code Namespace}, {@code MetricName}, {@code Dimensions}. */
    public static MetricKey read(JsonObject metric) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        metric.objects("Dimensions")
                .forEach(dimension -> dimensions.put(dimension.needText("Name"), dimension.needText("Value")));
        return new MetricKey(metric.needText("Namespace"), metric.needText("MetricName"), dimensions);
    }

    @Override
    public String toString() {
        return namespace + " " + name + " " + Map.copyOf(dimensions);
    }
}
