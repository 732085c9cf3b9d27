package io.pointsman.actions.rewrite;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.runtime.ShellWord;
import io.pointsman.template.Location;
import java.util.Optional;

/**
 * Holds an object that is there already to what it is released for: by the SHA-256 that was written down when it was released first, and where
 * nobody wrote one down, by what is in it. A name proves nothing: whoever may write the bucket can put anything under it.
 */
final class Proof {
    private final CodeStore store;

    Proof(CodeStore store) {
        this.store = store;
    }

    /** The object with its SHA-256; empty where it is gone. A {@link Refusal} where it is something else. */
    Optional<Origin> of(Item item, Origin origin) {
        return store.look(origin.location()).map(now -> proven(item, origin, now));
    }

    /**
     * The same of an object that nobody wrote down: by its version where no earlier version of Pointsman can have released it without. Its
     * version would be a new location for bytes that a stack has already.
     */
    Optional<Origin> unrecorded(Item item, Location at) {
        return store.look(at)
                .map(now -> proven(
                        item, new Origin(Location.of(at.bucket(), at.key(), now.marked()), Optional.empty()), now));
    }

    private Origin proven(Item item, Origin origin, CodeStore.ObjectNow now) {
        Location at = origin.location();
        if (at.version().isPresent()
                && origin.sha256().isPresent()
                && now.sha256().isEmpty()) {
            return origin; // the bytes of a version never change
        }
        Optional<String> promised = origin.sha256().or(item::sha256);
        String there = now.sha256().orElseGet(() -> store.sha256(at));
        if (promised.isPresent()) {
            return promised.get().equals(there)
                    ? origin.with(there)
                    : refused(
                            at,
                            "the SHA-256 " + there + ", and " + promised.get() + " is what was released from there");
        }
        Optional<String> digest = store.digest(at);
        return digest.equals(Optional.of(item.digest()))
                ? origin.with(there)
                : refused(
                        at,
                        digest.map(other -> "the content " + other).orElse("no package in it") + ", and the content "
                                + item.digest() + " was released from there");
    }

    private static Origin refused(Location at, String what) {
        throw new Refusal(
                FailureKind.JOB_FAILED,
                at + " was exchanged: it has " + what + ". Nothing was released of it. Find out who wrote it (aws s3api"
                        + " list-object-versions --bucket " + at.bucket() + " --prefix " + ShellWord.of(at.key())
                        + " shows when, where the bucket keeps versions). Then delete that version or put the bytes"
                        + " back that were there, or delete the object, so that it is stored anew from the artifact"
                        + " (as a role under /pointsman/ where template.yaml has made the bucket); and retry the"
                        + " stage");
    }
}
