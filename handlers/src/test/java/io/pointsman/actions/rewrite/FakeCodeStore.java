package io.pointsman.actions.rewrite;

import io.pointsman.template.Location;
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
    public Location place(String digest) {
        return Location.of("releases", "code/" + digest + ".zip");
    }

    @Override
    public boolean exists(Location location) {
        calls.add("exists");
        return objects.contains(location);
    }

    @Override
    public void store(String digest, byte[] zip) {
        calls.add("store");
        stored.put(digest, zip);
        objects.add(place(digest));
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
