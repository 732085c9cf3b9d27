package io.pointsman.actions.rewrite;

import io.pointsman.artifact.BadArchive;
import io.pointsman.artifact.Content;
import io.pointsman.artifact.ContentDigest;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.runtime.ObjectSha256;
import io.pointsman.template.Location;
import io.pointsman.template.S3Host;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A store in memory that writes down what was asked of it. */
final class FakeCodeStore implements CodeStore {
    /** By name, what was stored in this test. */
    final Map<String, byte[]> stored = new HashMap<>();

    /** All that lies in S3. */
    final Map<Location, byte[]> objects = new HashMap<>();

    /** By location without a version, the version that lies there now, of what was released by its version from the first time on. */
    final Map<Location, String> versions = new HashMap<>();

    boolean hasVersions;

    final Map<String, First> index = new HashMap<>();
    final List<String> calls = new ArrayList<>();
    Optional<Origin> faster = Optional.empty();

    /** Whether S3 knows SHA-256 without a read. */
    boolean hasChecksums = true;

    private int marks;

    @Override
    public Location place(String name) {
        return Location.of("releases", FOLDER + name);
    }

    @Override
    public S3Host host() {
        return new S3Host("https://s3.eu-west-1.amazonaws.com");
    }

    @Override
    public synchronized Optional<ObjectNow> look(Location location) {
        calls.add("look");
        return Optional.ofNullable(objects.get(location))
                .map(bytes -> new ObjectNow(
                        hasChecksums ? Optional.of(sha256(bytes)) : Optional.empty(),
                        Optional.ofNullable(versions.get(location))));
    }

    static String sha256(byte[] bytes) {
        return ObjectSha256.of(RangedBytes.of(bytes));
    }

    private byte[] bytes(Location location) {
        return Objects.requireNonNull(objects.get(location), location::toString);
    }

    @Override
    public synchronized Optional<Origin> store(String name, Content content) {
        calls.add("store");
        byte[] bytes = content.bytes();
        if (bytes.length != content.length()) {
            throw new IllegalStateException(name + " has " + bytes.length + " bytes, not " + content.length());
        }
        if (objects.putIfAbsent(place(name), bytes) != null) {
            return Optional.empty();
        }
        stored.put(name, bytes);
        Location at = hasVersions ? version(place(name), bytes) : place(name);
        return Optional.of(new Origin(at, Optional.of(sha256(bytes))));
    }

    /** Puts bytes into a bucket that keeps versions, as this version of Pointsman does. */
    private Location version(Location at, byte[] bytes) {
        String id = "v" + (1 + versionsOf(at));
        Location version = Location.of(at.bucket(), at.key(), Optional.of(id));
        objects.put(at, bytes);
        objects.put(version, bytes);
        versions.put(at, id);
        return version;
    }

    /** A version is counted at its own object: which of two objects is stored first is left to the threads. */
    private long versionsOf(Location at) {
        return objects.keySet().stream()
                .filter(each ->
                        each.version().isPresent() && each.withoutVersion().equals(at))
                .count();
    }

    @Override
    public synchronized String sha256(Location location) {
        calls.add("read");
        return sha256(bytes(location));
    }

    @Override
    public synchronized Optional<String> digest(Location location) {
        calls.add("digest");
        try {
            return Optional.of(ContentDigest.of(ZipArchive.open(RangedBytes.of(bytes(location)))));
        } catch (BadArchive e) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized Optional<First> first(String artifactBucket, String digest) {
        calls.add("first");
        return Optional.ofNullable(index.get(artifactBucket + "/" + digest));
    }

    @Override
    public synchronized boolean remember(String artifactBucket, String digest, Origin origin, Optional<First> instead) {
        calls.add("remember");
        String key = artifactBucket + "/" + digest;
        faster.ifPresent(other -> index.put(key, new First(other, "mark" + marks++, true)));
        faster = Optional.empty();
        boolean same = Optional.ofNullable(index.get(key)).map(First::mark).equals(instead.map(First::mark));
        if (same) {
            index.put(key, new First(origin, "mark" + marks++, true));
        }
        return same;
    }

    /** As an earlier version of Pointsman wrote it down. */
    void forgetSums() {
        index.replaceAll((key, first) ->
                new First(new Origin(first.origin().location(), Optional.empty()), first.mark() + "-before", false));
    }

    /** As an earlier version of Pointsman wrote it down, which did not look at modes. */
    void forgetModes() {
        index.replaceAll((key, first) -> new First(first.origin(), first.mark() + "-unchecked", false));
    }

    @Override
    public synchronized boolean isForAll(Location location) {
        try {
            return ZipArchive.open(RangedBytes.of(bytes(location))).notForAll().isEmpty();
        } catch (BadArchive e) {
            return true;
        }
    }
}
