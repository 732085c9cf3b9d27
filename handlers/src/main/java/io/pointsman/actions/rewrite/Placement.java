package io.pointsman.actions.rewrite;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.template.Location;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Releases from where the same content was released from first, exactly as that was written down, as long as that is there; otherwise from its
 * own place. A new location for equal bytes would move functions that did not change.
 */
final class Placement implements Places {
    private static final int TRIES = 5;

    private final CodeStore store;
    private final Proof proof;
    private final Location artifact;
    private final Packaging packaging;
    private final Supplier<String> artifactSha256;
    private final Supplier<Optional<Standing>> standing;

    /**
     * @param artifact where the source artifact lies
     * @param artifactSha256 of its bytes, by the credentials that it was read with
     * @param standing where the line of releases stands
     */
    Placement(
            CodeStore store,
            Location artifact,
            Packaging packaging,
            Supplier<String> artifactSha256,
            Supplier<Optional<Standing>> standing) {
        this.standing = standing;
        this.artifactSha256 = artifactSha256;
        this.store = store;
        this.proof = new Proof(store);
        this.artifact = artifact;
        this.packaging = packaging;
    }

    @Override
    public Placed place(Item item) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<CodeStore.First> written = store.first(artifact.bucket(), item.digest());
            Optional<CodeStore.First> first = written.filter(this::isTaken);
            Optional<Origin> known = first.flatMap(it -> known(item, it));
            Optional<Origin> there = known.or(() -> first.isEmpty() ? before(item) : Optional.empty())
                    .or(() -> there(item));
            Origin origin = there.orElseGet(() -> own(item));
            boolean stays = !written.equals(first); // others, who release from there, go on doing so
            if (known.isPresent() || stays || remember(item, origin, first)) {
                return new Placed(origin, there.isPresent() ? said(item, origin) : said(first));
            }
        }
        throw new Unavailable(
                "the location of " + item.digest() + " was written by others " + TRIES + " times in a row; try again");
    }

    @Override
    public Location current(Item item, Placed placed) {
        Location now = placed.location().withoutVersion();
        if (placed.location().equals(now)) {
            return now;
        }
        return proof.of(item, new Origin(now, placed.origin().sha256()))
                .map(Origin::location)
                .orElseThrow(() -> new Refusal(
                        FailureKind.JOB_FAILED,
                        now + " was deleted, and its version " + placed.location() + " was not; delete that, too, so"
                                + " that the file is stored anew, and retry the stage"));
    }

    /**
     * By content nothing is released from an artifact that other releases have it from: whoever this one goes to may be unable to read
     * that. What the line itself has released from there stays where it is. Pipelines that release stacks of one name are one line, and one of
     * them knows its own artifacts by the folder.
     */
    private boolean isTaken(CodeStore.First first) {
        Location location = first.origin().location();
        return packaging == Packaging.AUTO
                || location.key().startsWith(CodeStore.FOLDER)
                || (isBesideThis(location)
                        && standing.get()
                                .filter(line -> line.pointsAt(location))
                                .isPresent());
    }

    /** An artifact's key is {@code PIPELINE/ARTIFACT/ID}, with 20 characters of the pipeline's name. */
    private boolean isBesideThis(Location location) {
        return location.bucket().equals(artifact.bucket()) && folder(location).equals(folder(artifact));
    }

    private static String folder(Location location) {
        return location.key().substring(0, location.key().indexOf('/') + 1);
    }

    private static String said(Optional<CodeStore.First> first) {
        return first.isPresent() ? "the object that it was released from before is gone" : "";
    }

    private String said(Item item, Origin origin) {
        return origin.location().withoutVersion().equals(store.place(item.name()))
                ? "the same content is there already"
                : "the same content was first released from there";
    }

    private boolean remember(Item item, Origin origin, Optional<CodeStore.First> instead) {
        return store.remember(artifact.bucket(), item.digest(), origin, instead);
    }

    /** What is on record, as it is on record. */
    private Optional<Origin> known(Item item, CodeStore.First first) {
        // The artifact of this very job is what the item was read from.
        Optional<Origin> proven = first.origin().location().equals(artifact)
                ? Optional.of(first.origin().with(artifactSha256.get()))
                : proof.of(item, first.origin());
        boolean isNew = item.contents().isPresent() && !first.checked();
        if (isNew && proven.filter(origin -> isClosed(item, origin)).isPresent()) {
            return Optional.empty();
        }
        // Others who write it at the same time write the same.
        proven.filter(origin -> isNew || !origin.equals(first.origin()))
                .ifPresent(origin -> remember(item, origin, Optional.of(first)));
        return proven;
    }

    /** Under the digest that an earlier version of Pointsman gave to the same content. */
    private Optional<Origin> before(Item item) {
        return item.before()
                .flatMap(old -> store.first(artifact.bucket(), old.digest())
                        .filter(this::isTaken)
                        .flatMap(first -> known(old, first)));
    }

    /** Lambda could not use what lies there: an earlier version of Pointsman released it as it was packed. */
    private boolean isClosed(Item item, Origin origin) {
        return item.contents().isPresent() && !origin.location().equals(artifact) && !store.isForAll(origin.location());
    }

    /** Stored for a pipeline with another artifact bucket, or by one that was interrupted before it wrote that down. */
    private Optional<Origin> there(Item item) {
        Optional<Origin> found = proof.unrecorded(item, store.place(item.name()));
        return found.filter(origin -> isClosed(item, origin)).isPresent()
                ? proof.unrecorded(item, store.place(item.again().name()))
                : found;
    }

    private Origin own(Item item) {
        return packaging.leaves(item)
                ? new Origin(artifact, Optional.of(artifactSha256.get()))
                : store.store(item.name(), item.content()).orElseGet(() -> meanwhile(item));
    }

    /** Of two writers of the same content, the second takes what the first has stored. */
    private Origin meanwhile(Item item) {
        return there(item)
                .or(() -> store.store(item.again().name(), item.content()))
                .orElseThrow(() -> new Unavailable(
                        store.place(item.name()) + " was written and deleted by others meanwhile; try again"));
    }
}
