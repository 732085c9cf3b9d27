package io.pointsman.actions.publish;

import io.pointsman.release.record.DeployedFunction;
import io.pointsman.release.record.PublishedFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One version of one function, {@code $LATEST} included, as Lambda has it now.
 *
 * @param codeSha256 Lambda's own digest of the package
 * @param revision changes with every change of the function
 * @param configuration the properties that make a difference to callers, each in one canonical text; secrets only as digests
 * @param deployed the same in digests, to hold it to what {@code execute} wrote down
 * @param configSha256 Lambda's own digest of all properties, also of those that nobody here knows; empty where Lambda has none
 * @param description not compared: a version may have got its own when it was published
 * @param hasSourceKey Lambda keeps the package encrypted with a key of the customer's; AWS does not say which bytes CodeSha256 is of then
 * @param snapStart a snapshot is made of each published version, which takes minutes
 */
record FunctionState(
        String function,
        String version,
        String codeSha256,
        String revision,
        Map<String, String> configuration,
        DeployedFunction deployed,
        String configSha256,
        String description,
        String lastModified,
        boolean hasSourceKey,
        boolean snapStart,
        Condition condition) {

    /** Whether something can be done with it. */
    sealed interface Condition {
        record Ready() implements Condition {}

        record Busy(String why) implements Condition {}

        record Broken(String why) implements Condition {}
    }

    /** It will not become what it should be by itself. */
    boolean isBroken() {
        return condition instanceof Condition.Broken;
    }

    boolean isReady() {
        return condition instanceof Condition.Ready;
    }

    PublishedFrom from() {
        return PublishedFrom.of(configSha256, lastModified);
    }

    boolean sameAs(FunctionState other) {
        return differences(other).isEmpty();
    }

    /** What differs, by the names of Lambda's API; values are not shown, some are secrets. */
    List<String> differences(FunctionState other) {
        List<String> names = new ArrayList<>();
        if (!codeSha256.equals(other.codeSha256)) {
            names.add("code");
        }
        TreeSet<String> properties = new TreeSet<>(configuration.keySet());
        properties.addAll(other.configuration.keySet());
        properties.removeIf(name -> value(name).equals(other.value(name)));
        names.addAll(properties);
        return names;
    }

    private Optional<String> value(String property) {
        return Optional.ofNullable(configuration.get(property));
    }
}
