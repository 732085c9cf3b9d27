package io.pointsman.actions.rewrite;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.Unavailable;
import io.pointsman.template.Location;
import java.util.Optional;

/**
 * Decides where a package is released from: where the same content was released from first, as long as that is there; otherwise
 * its own place. A new location for equal bytes would move functions that did not change.
 */
final class Placement {
    private static final int TRIES = 5;

    private final CodeStore store;
    private final ZipArchive artifact;
    private final Location artifactPlace;
    private final Packaging packaging;

    Placement(CodeStore store, RewriteRequest request) {
        this.store = store;
        this.artifact = request.source().zip();
        this.artifactPlace = request.place();
        this.packaging = request.packaging();
    }

    /** Asks and writes nothing: where it would be if its content were new. */
    Location own(CodePackage code, String digest) {
        return isByContent(code) ? store.place(digest) : artifactPlace;
    }

    /** Stores what has to be stored. */
    Placed place(CodePackage code, String digest) {
        if (isByContent(code) && store.exists(store.place(digest))) {
            return stored(digest);
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<CodeStore.First> first = store.first(artifactPlace.bucket(), digest);
            if (first.isPresent() && isThere(first.get().location())) {
                return new Placed(first.get().location(), "the same content was first released from there");
            }
            if (!isByContent(code) && store.exists(store.place(digest))) {
                return stored(digest);
            }
            Location own = own(code, digest);
            if (isByContent(code)) {
                store.store(digest, zip(code));
            }
            if (store.remember(artifactPlace.bucket(), digest, own, first)) {
                return new Placed(own, fresh(code, first.isPresent()));
            }
        }
        throw new Unavailable(
                "the location of " + digest + " was written by others " + TRIES + " times in a row; try again");
    }

    private Placed stored(String digest) {
        return new Placed(store.place(digest), "the same content is there already");
    }

    /** The artifact of this very job is there: it was just read. */
    private boolean isThere(Location location) {
        return location.equals(artifactPlace) || store.exists(location);
    }

    private boolean isByContent(CodePackage code) {
        return packaging == Packaging.CONTENT || !(code instanceof CodePackage.Whole);
    }

    private byte[] zip(CodePackage code) {
        return switch (code) {
            case CodePackage.Whole whole -> ReproducibleZip.of(whole.part());
            case CodePackage.Cut cut -> ReproducibleZip.of(cut.part());
            case CodePackage.Ready ready -> artifact.read(ready.file(), CodePackages.LARGEST);
        };
    }

    private static String fresh(CodePackage code, boolean gone) {
        String what = code.path().isEmpty() ? "the whole artifact" : code.path();
        return gone ? what + ": the object that it was released from before is gone" : what + ": new content";
    }

    /** @param why one sentence for the manifest */
    record Placed(Location location, String why) {}
}
