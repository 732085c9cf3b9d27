package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.kept.KeptComparator;
import io.pointsman.endpoint.s3.lifecycle.LifecycleRule;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** One bucket: its versions by key in the order of S3's listings, and its settings. */
final class Bucket {
    private static final KeptComparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private final String name;
    private final Instant created;
    private final NavigableMap<String, List<StoredObject>> versions = new TreeMap<>(BY_BYTES);
    private final Map<String, JsonObject> settings = new HashMap<>();
    private final Map<String, Upload> uploads = new TreeMap<>();
    private Versioning versioning = Versioning.OFF;
    private boolean eventBridge;
    private List<FunctionNotice> functions = List.of();
    private List<LifecycleRule> lifecycle = List.of();

    /** A bucket starts without versions and never goes back there. */
    enum Versioning {
        OFF,
        ENABLED,
        SUSPENDED
    }

    Bucket(String name, Instant created) {
        this.name = name;
        this.created = created;
    }

    String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    Versioning versioning() {
        return versioning;
    }

    void version(Versioning state) {
        versioning = state;
    }

    boolean tellsEventBridge() {
        return eventBridge;
    }

    void tellEventBridge(boolean on) {
        eventBridge = on;
    }

    List<FunctionNotice> functions() {
        return functions;
    }

    void notify(List<FunctionNotice> notices) {
        functions = List.copyOf(notices);
    }

    List<LifecycleRule> lifecycle() {
        return lifecycle;
    }

    void expireBy(List<LifecycleRule> rules) {
        lifecycle = List.copyOf(rules);
    }

    /** Settings that change nothing here: they are kept and given back. */
    Map<String, JsonObject> settings() {
        return settings;
    }

    Map<String, Upload> uploads() {
        return uploads;
    }

    /** By key, each key's versions from old to new; never an empty list. */
    NavigableMap<String, List<StoredObject>> versions() {
        return versions;
    }

    /** The newest version of the key, which may be a delete marker. */
    Optional<StoredObject> newest(String key) {
        return Optional.ofNullable(versions.get(key)).map(List::getLast);
    }

    /** The newest version unless the key counts as deleted. */
    Optional<StoredObject> current(String key) {
        return newest(key).filter(object -> !object.isDeleteMarker());
    }

    Optional<StoredObject> version(String key, String versionId) {
        return versions.getOrDefault(key, List.of()).stream()
                .filter(object -> object.versionId().equals(versionId))
                .findFirst();
    }

    String nextVersionId() {
        return versioning == Versioning.ENABLED
                ? UUID.randomUUID().toString().replace("-", "")
                : StoredObject.NULL_VERSION;
    }

    /** In place of the version with the same id, if there is one. */
    void add(String key, StoredObject object) {
        remove(key, object.versionId());
        versions.computeIfAbsent(key, k -> new ArrayList<>()).addLast(object);
    }

    Optional<StoredObject> remove(String key, String versionId) {
        Optional<StoredObject> found = version(key, versionId);
        found.ifPresent(object -> remove(key, object));
        return found;
    }

    private void remove(String key, StoredObject object) {
        List<StoredObject> ofKey = versions.getOrDefault(key, List.of());
        ofKey.remove(object);
        if (ofKey.isEmpty()) {
            versions.remove(key);
        }
    }

    /** Puts the changed one at the place of the one that it was. */
    void replace(String key, StoredObject old, StoredObject changed) {
        versions.getOrDefault(key, List.of()).replaceAll(object -> object == old ? changed : object);
    }
}
