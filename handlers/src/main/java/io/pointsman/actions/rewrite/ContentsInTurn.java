package io.pointsman.actions.rewrite;

import io.pointsman.artifact.Content;
import io.pointsman.template.Location;
import io.pointsman.template.S3Host;
import java.util.Optional;
import java.util.function.Supplier;

/** A store that several threads may ask. What reads or writes contents happens one after the other: it is for that that memory is needed. */
final class ContentsInTurn implements CodeStore {
    private final CodeStore store;

    ContentsInTurn(CodeStore store) {
        this.store = store;
    }

    /** Beside no other one. */
    synchronized <T> T inTurn(Supplier<T> work) {
        return work.get();
    }

    @Override
    public Location place(String name) {
        return store.place(name);
    }

    @Override
    public S3Host host() {
        return store.host();
    }

    @Override
    public Optional<ObjectNow> look(Location location) {
        return store.look(location);
    }

    @Override
    public Optional<Origin> store(String name, Content content) {
        return inTurn(() -> store.store(name, content));
    }

    @Override
    public String sha256(Location location) {
        return inTurn(() -> store.sha256(location));
    }

    @Override
    public Optional<String> digest(Location location) {
        return inTurn(() -> store.digest(location));
    }

    @Override
    public Optional<First> first(String artifactBucket, String digest) {
        return store.first(artifactBucket, digest);
    }

    @Override
    public boolean remember(String artifactBucket, String digest, Origin origin, Optional<First> instead) {
        return store.remember(artifactBucket, digest, origin, instead);
    }

    @Override
    public boolean isForAll(Location location) {
        return inTurn(() -> store.isForAll(location));
    }
}
