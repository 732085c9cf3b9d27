package io.pointsman.endpoint.lambda;

import io.pointsman.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A function: {@code $LATEST}, its versions, its aliases, and what hangs on its name. */
final class LambdaFunction {
    private final String name;
    private final Edition latest;
    private final TreeMap<Long, Edition> versions = new TreeMap<>();
    private final TreeMap<String, Alias> aliases = new TreeMap<>();
    private final Map<String, EventInvokeConfig> eventInvokeConfigs = new TreeMap<>();
    private final Map<String, Policy> policies = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private final Map<String, FunctionUrl> urls = new TreeMap<>();
    private final Map<String, Provision> provisions = new TreeMap<>();
    private final Map<String, String> managements = new TreeMap<>();
    private Optional<String> signing = Optional.empty();
    private String recursion = "Terminate";
    private OptionalLong reservedConcurrency = OptionalLong.empty();
    private Optional<Published> lastPublished = Optional.empty();
    private Optional<Edition> latestPublished = Optional.empty();

    /** What {@code $LATEST} was when the last version was made of it. */
    private record Published(Edition version, JsonObject settings, String sha256) {}

    LambdaFunction(String name, Edition latest) {
        this.name = name;
        this.latest = latest;
    }

    String name() {
        return name;
    }

    Edition latest() {
        return latest;
    }

    /** In order of their numbers. */
    Collection<Edition> versions() {
        return versions.values();
    }

    /** {@code $LATEST}, {@code $LATEST.PUBLISHED} where there is one, and the versions in order of their numbers. */
    Stream<Edition> editions() {
        Stream<Edition> unnumbered = Stream.concat(Stream.of(latest), latestPublished.stream());
        return Stream.concat(unnumbered, versions.values().stream());
    }

    Optional<Edition> edition(String number) {
        if (number.equals(FunctionAddress.LATEST)) {
            return Optional.of(latest);
        }
        if (number.equals(FunctionAddress.LATEST_PUBLISHED)) {
            return latestPublished;
        }
        return number.matches("[0-9]{1,18}")
                ? Optional.ofNullable(versions.get(Long.valueOf(number)))
                : Optional.empty();
    }

    void publish(Edition version) {
        versions.put(Long.valueOf(version.number()), version);
        lastPublished = Optional.of(
                new Published(version, latest.settings(), latest.code().sha256()));
    }

    /** What an unqualified invocation of a function on instances runs; it takes the place of the one before. */
    void publishLatest(Edition edition) {
        latestPublished = Optional.of(edition);
    }

    /** The last version, if it is still there and a new one would equal it. */
    Optional<Edition> unchangedVersion() {
        return lastPublished
                .filter(last -> latest.equalWork(last.settings(), last.sha256()))
                .map(Published::version)
                .filter(versions::containsValue);
    }

    void removeVersion(String number) {
        versions.remove(Long.valueOf(number));
        provisions.remove(number);
    }

    Map<String, Alias> aliases() {
        return aliases;
    }

    List<String> aliasesOf(String number) {
        return aliases.values().stream()
                .filter(alias -> alias.uses(number))
                .map(Alias::name)
                .toList();
    }

    /** By qualifier. */
    Map<String, EventInvokeConfig> eventInvokeConfigs() {
        return eventInvokeConfigs;
    }

    /** Of a version or an alias; empty where it is not there. */
    String revision(String qualifier) {
        return Optional.ofNullable(aliases.get(qualifier))
                .map(Alias::revision)
                .or(() -> edition(qualifier).map(Edition::revision))
                .orElse("");
    }

    /** A change of its policy gives a version or an alias another revision. */
    void revised(String qualifier, String revision) {
        aliases.computeIfPresent(qualifier, (alias, old) -> old.revised(revision));
        edition(qualifier).ifPresent(edition -> edition.revised(revision));
    }

    /** By qualifier. */
    Map<String, Policy> policies() {
        return policies;
    }

    Map<String, String> tags() {
        return tags;
    }

    /** By qualifier: {@code $LATEST} or an alias. */
    Map<String, FunctionUrl> urls() {
        return urls;
    }

    /** By qualifier: a version or an alias. */
    Map<String, Provision> provisions() {
        return provisions;
    }

    /** When the runtime is brought up to date, by qualifier. */
    Map<String, String> managements() {
        return managements;
    }

    /** Whether the qualifier is a version or an alias. */
    boolean knows(String qualifier) {
        return edition(qualifier).isPresent() || aliases.containsKey(qualifier);
    }

    /** An alias goes with what hangs on it. */
    void removeAlias(String alias) {
        aliases.remove(alias);
        urls.remove(alias);
        provisions.remove(alias);
    }

    Optional<String> signing() {
        return signing;
    }

    void signing(Optional<String> arn) {
        signing = arn;
    }

    String recursion() {
        return recursion;
    }

    void recursion(String loop) {
        recursion = loop;
    }

    OptionalLong reservedConcurrency() {
        return reservedConcurrency;
    }

    void reserve(OptionalLong executions) {
        reservedConcurrency = executions;
    }
}
