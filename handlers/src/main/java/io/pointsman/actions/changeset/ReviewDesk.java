package io.pointsman.actions.changeset;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.cloudformation.ChangeSetOrder.Kind;
import io.pointsman.review.Change;
import io.pointsman.review.Change.Action;
import io.pointsman.review.Changes;
import io.pointsman.review.Objection;
import io.pointsman.review.Review;
import io.pointsman.review.Review.AliasMove;
import io.pointsman.review.Review.Head;
import io.pointsman.runtime.Artifacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the review of a change set, and puts it where people and later actions find it. */
final class ReviewDesk {
    private static final String FUNCTION = "AWS::Lambda::Function";

    private final Artifacts artifacts;
    private final Aliases aliases;
    private final Reviews reviews;

    ReviewDesk(Artifacts artifacts, Aliases aliases, Reviews reviews) {
        this.artifacts = artifacts;
        this.aliases = aliases;
        this.reviews = reviews;
    }

    /**
     * A review that is written down.
     *
     * @param address where a person can read it
     */
    record Written(Review review, Optional<String> address) {}

    Written write(ChangeSetRequest request, ChangeSetNow now, Kind kind, boolean changed) {
        Review review = review(request, now, kind, changed);
        request.review()
                .artifact()
                .ifPresent(artifact -> artifacts.write(artifact, ReproducibleZip.of(review.files())));
        Optional<String> address =
                reviews.keep(request.stack(), request.run(), review.head().digest(), review.html());
        return new Written(review, address);
    }

    private Review review(ChangeSetRequest request, ChangeSetNow now, Kind kind, boolean changed) {
        Changes changes = changed ? now.all() : Changes.NONE;
        List<Objection> objections =
                request.review().policy().objections(changes, request.options().includeNestedStacks());
        return new Review(
                head(request, now, kind, changed, changes),
                changes,
                changes.withNewCode().map(request.review().code()::of).toList(),
                functions(request, changes)
                        .filter(change -> request.review().shift().selection().includes(change.logicalId()))
                        .map(change -> move(request, change))
                        .toList(),
                request.review().policy().rules().size(),
                objections);
    }

    private static Head head(ChangeSetRequest request, ChangeSetNow now, Kind kind, boolean changed, Changes changes) {
        return new Head(
                request.stack(),
                request.releaseId(),
                request.run(),
                now.name(),
                kind == Kind.CREATE,
                changed,
                changes.digest(),
                request.templateDigest());
    }

    /** The functions that the template declares itself and that are there afterwards: those are published and shifted. */
    private static Stream<Change> functions(ChangeSetRequest request, Changes changes) {
        return changes.list().stream()
                .filter(change -> change.within().isEmpty() && change.type().equals(FUNCTION))
                .filter(change -> change.action() != Action.REMOVE)
                .filter(change -> request.review().functions().contains(change.logicalId()));
    }

    private AliasMove move(ChangeSetRequest request, Change change) {
        ReviewWish.Shift shift = request.review().shift();
        boolean isThere =
                change.action() == Action.MODIFY && !change.physicalId().isEmpty();
        return new AliasMove(
                change.logicalId(),
                shift.alias(),
                isThere ? aliases.now(change.physicalId(), shift.alias()) : "nothing (the function is new)",
                "the version that publish makes",
                shift.config());
    }
}
