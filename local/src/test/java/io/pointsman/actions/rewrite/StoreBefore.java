package io.pointsman.actions.rewrite;

import io.pointsman.artifact.Content;
import io.pointsman.template.Location;
import io.pointsman.template.S3Host;
import java.util.Optional;

/** As a version of Pointsman before this one released: no location has a version, and nobody writes down what the bytes are. */
record StoreBefore(CodeStore real) implements CodeStore {
    private static Origin before(Origin origin) {
        return new Origin(origin.location().withoutVersion(), Optional.empty());
    }

    @Override
    public Location place(String name) {
        return real.place(name);
    }

    @Override
    public S3Host host() {
        return real.host();
    }

    @Override
    public Optional<ObjectNow> look(Location location) {
        return real.look(location).map(now -> new ObjectNow(now.sha256(), Optional.empty()));
    }

    @Override
    public Optional<Origin> store(String name, Content content) {
        return real.store(name, content)
                .map(origin -> new Origin(origin.location().withoutVersion(), origin.sha256()));
    }

    @Override
    public String sha256(Location location) {
        return real.sha256(location);
    }

    @Override
    public Optional<String> digest(Location location) {
        return real.digest(location);
    }

    @Override
    public Optional<First> first(String artifactBucket, String digest) {
        return real.first(artifactBucket, digest);
    }

    @Override
    public boolean isForAll(Location location) {
        return real.isForAll(location);
    }

    @Override
    public boolean remember(String artifactBucket, String digest, Origin origin, Optional<First> instead) {
        return real.remember(artifactBucket, digest, before(origin), instead);
    }
}
