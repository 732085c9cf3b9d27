package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
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
    private final Map<String, Version> published = new HashMap<>();
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
        published.put(version.arn(), version);
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

    /** Refuses more than five, two versions of one layer, and one of this account that is not there. */
    void check(List<String> arns) {
        if (arns.size() > MOST) {
            throw LambdaErrors.invalid("Cannot reference more than " + MOST + " layers.");
        }
        if (arns.stream().anyMatch(arn -> !arn.matches("arn:[^:]+:lambda:(" + world.region() + ")?:.*"))) {
            throw LambdaErrors.invalid("Layers are not in the same region as the function. Layers are expected to be in"
                    + " region " + world.region() + ".");
        }
        Map<String, String> byLayer = new HashMap<>();
        for (String arn : arns) {
            String other = byLayer.putIfAbsent(arn.replaceFirst(":[0-9]+$", ""), arn);
            if (other != null) {
                throw LambdaErrors.invalid("Two different versions of the same layer are not allowed to be referenced"
                        + " in the same function. " + other + " and " + arn + " are versions of the same layer.");
            }
        }
        for (String arn : arns) {
            if (arn.startsWith(arn("")) && find(arn).isEmpty()) {
                throw LambdaErrors.invalid("Layer version " + arn + " does not exist.");
            }
        }
    }

    /** As a function's settings hold them; the size of another account's layer is not known here. */
    List<JsonObject> references(List<String> arns) {
        return arns.stream()
                .map(arn -> JsonObject.of("Arn", arn)
                        .with(
                                "CodeSize",
                                Optional.ofNullable(published.get(arn))
                                        .map(version -> version.code().size())))
                .toList();
    }

    /** What a function with these settings sees, lowest first. A layer that was deleted since stays with the function. */
    List<Code> codes(JsonObject settings) {
        return settings.objects("Layers").stream()
                .flatMap(layer -> Optional.ofNullable(published.get(layer.needText("Arn"))).stream())
                .map(Version::code)
                .toList();
    }
}
