package io.pointsman.endpoint.ssm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All versions of one parameter, and which label is at which. Changes only under the endpoint's lock. */
final class StoredParameter {
    private final List<ParameterVersion> versions = new ArrayList<>();
    private final Map<String, Long> labels = new LinkedHashMap<>();

    void add(ParameterVersion version) {
        versions.add(version);
    }

    ParameterVersion latest() {
        return versions.getLast();
    }

    long next() {
        return versions.isEmpty() ? 1 : latest().number() + 1;
    }

    List<ParameterVersion> versions() {
        return versions;
    }

    List<String> labels(long version) {
        return labels.entrySet().stream()
                .filter(label -> label.getValue() == version)
                .map(Map.Entry::getKey)
                .toList();
    }

    void label(long version, List<String> names) {
        names.forEach(name -> labels.put(name, version));
    }

    /** @param selector a version's number or a label; empty for the latest */
    Optional<ParameterVersion> version(String selector) {
        if (selector.isEmpty()) {
            return Optional.of(latest());
        }
        String number =
                Optional.ofNullable(labels.get(selector)).map(String::valueOf).orElse(selector);
        return versions.stream()
                .filter(version -> String.valueOf(version.number()).equals(number))
                .findFirst();
    }
}
