package io.pointsman.local.aws.lambda;

import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The layers of the account. One of another account is taken on trust, and its files are missing when the function runs. */
final class Layers {
    private static final int MOST = 5;

    private final World world;
    private final Map<String, NavigableMap<Long, Version>> byName = new TreeMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    /** @param about the members that the API shows beside the content */
    record Version(String arn, long number, Code code, JsonObject about, Instant created) {}

    Layers(World world) {
        this.world = world;
    }

    Map<String, NavigableMap<Long, Version>> all() {
        return byName;
    }

    Version publish(String name, Code code, JsonObject about) {
        long number = numbers.merge(name, 1L, Long::sum);
        Version version = new Version(
                arn(name) + ":" + number, number, code, about, world.clock().instant());
        byName.computeIfAbsent(name, key -> new TreeMap<>()).put(number, version);
        return version;
    }

    String arn(String name) {
        return world.arn("lambda", "layer:" + name);
    }

    Optional<Version> find(String arn) {
        return byName.values().stream()
                .flatMap(versions -> versions.values().stream())
                .filter(version -> version.arn().equals(arn))
                .findFirst();
    }

    /** Refuses more than five, and one of this account that is not there. */
    void check(List<String> arns) {
        if (arns.size() > MOST) {
            throw LambdaErrors.invalid("Cannot reference more than " + MOST + " layers.");
        }
        for (String arn : arns) {
            if (arn.startsWith(arn("")) && find(arn).isEmpty()) {
                throw LambdaErrors.invalid("Layer version " + arn + " does not exist.");
            }
        }
    }

    /** What a function with these layers sees, lowest first. */
    List<Code> codes(List<String> arns) {
        return arns.stream()
                .flatMap(arn -> find(arn).stream())
                .map(Version::code)
                .toList();
    }
}
