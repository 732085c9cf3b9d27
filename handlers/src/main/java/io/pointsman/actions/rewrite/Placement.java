package io.pointsman.actions.rewrite;

import io.pointsman.engine.Unavailable;
import io.pointsman.template.Location;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Releases from where the same content was released from first, as long as that is there; otherwise from its own place. A new
 * location for equal bytes would move functions that did not change.
 */
final class Placement implements Places {
    private static final int TRIES = 5;

    private final CodeStore store;
    private final Location artifact;
    private final Packaging packaging;
    private final Supplier<String> artifactSha256;

    /**
     * @param artifact where the source artifact lies
     * @param artifactSha256 of its bytes, by the credentials that it was read with
     */
    Placement(CodeStore store, Location artifact, Packaging packaging, Supplier<String> artifactSha256) {
        this.artifactSha256 = artifactSha256;
        this.store = store;
        this.artifact = artifact;
        this.packaging = packaging;
    }

    @Override
    public Placed place(Item item) {
        boolean leaves = packaging.leaves(item);
        if (!leaves && store.exists(store.place(item.name()))) {
            return stored(item);
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<CodeStore.First> first = store.first(artifact.bucket(), item.digest());
            if (first.isPresent() && isThere(first.get().location())) {
                return new Placed(first.get().location(), "the same content was first released from there");
            }
            if (leaves && store.exists(store.place(item.name()))) {
                return stored(item);
            }
            if (!leaves) {
                store.store(item.name(), item.content());
            }
            Location own = leaves ? artifact : store.place(item.name());
            if (store.remember(artifact.bucket(), item.digest(), own, first)) {
                return new Placed(own, first.isPresent() ? "the object that it was released from before is gone" : "");
            }
        }
        throw new Unavailable(
                "the location of " + item.digest() + " was written by others " + TRIES + " times in a row; try again");
    }

    @Override
    public Optional<String> codeSha256(Location placed) {
        return Optional.of(placed.equals(artifact) ? artifactSha256.get() : store.codeSha256(placed));
    }

    private Placed stored(Item item) {
        return new Placed(store.place(item.name()), "the same content is there already");
    }

    /** The artifact of this very job is there: it was just read. */
    private boolean isThere(Location location) {
        return location.equals(artifact) || store.exists(location);
    }
}
