package io.pointsman.actions.rewrite;

import io.pointsman.artifact.Content;
import io.pointsman.template.Location;
import io.pointsman.template.S3Host;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store in memory that writes down what was asked of it. */
final class FakeCodeStore implements CodeStore {
    final Map<String, byte[]> stored = new HashMap<>();
    final Map<String, First> index = new HashMap<>();
    final Set<Location> objects = new HashSet<>();
    final List<String> calls = new ArrayList<>();
    Optional<Location> faster = Optional.empty();
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
    public boolean exists(Location location) {
        calls.add("exists");
        return objects.contains(location);
    }

    @Override
    public void store(String name, Content content) {
        calls.add("store");
        byte[] bytes = content.bytes();
        if (bytes.length != content.length()) {
            throw new IllegalStateException(name + " has " + bytes.length + " bytes, not " + content.length());
        }
        stored.put(name, bytes);
        objects.add(place(name));
    }

    @Override
    public String codeSha256(Location location) {
        return "sha256 of " + location;
    }

    @Override
    public Optional<First> first(String artifactBucket, String digest) {
        calls.add("first");
        return Optional.ofNullable(index.get(artifactBucket + "/" + digest));
    }

    @Override
    public boolean remember(String artifactBucket, String digest, Location location, Optional<First> instead) {
        calls.add("remember");
        String key = artifactBucket + "/" + digest;
        faster.ifPresent(other -> index.put(key, new First(other, "mark" + marks++)));
        faster = Optional.empty();
        boolean same = Optional.ofNullable(index.get(key)).map(First::mark).equals(instead.map(First::mark));
        if (same) {
            index.put(key, new First(location, "mark" + marks++));
        }
        return same;
    }
}
