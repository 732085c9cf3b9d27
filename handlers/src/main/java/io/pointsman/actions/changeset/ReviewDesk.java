package io.pointsman.actions.changeset;

import io.pointsman.actions.changeset.AliasWatch.Submitted;
import io.pointsman.actions.changeset.ChangeSetAction.Ports;
import io.pointsman.actions.changeset.Reviews.Kept;
import io.pointsman.actions.changeset.beside.PackagesBeside;
import io.pointsman.alias.Pin;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.cloudformation.ChangeSetOrder.Kind;
import io.pointsman.cloudformation.ChangeSets.StackNow;
import io.pointsman.release.record.SubmittedTemplate;
import io.pointsman.review.Change;
import io.pointsman.review.Change.Action;
import io.pointsman.review.Changes;
import io.pointsman.review.Objection;
import io.pointsman.review.Review;
import io.pointsman.review.Review.AliasMove;
import io.pointsman.review.Review.Head;
import io.pointsman.review.ReviewedFrom;
import io.pointsman.review.RightsGrowth;
import io.pointsman.review.ShownChanges;
import io.pointsman.review.code.PackageDiff;
import io.pointsman.review.code.SecretWords;
import io.pointsman.runtime.Artifacts;
import io.pointsman.secrets.Disclosure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes the review of a change set, and puts it where people and later actions find it. */
final class ReviewDesk {
    private static final String FUNCTION = "AWS::Lambda::Function";

    private final Artifacts artifacts;
    private final Reviews reviews;
    private final PackagesBeside packages;
    private final Optional<String> region;

    /** @param region of this function and its pipeline */
    ReviewDesk(Artifacts artifacts, Ports ports, Optional<String> region) {
        this.region = region;
        this.artifacts = artifacts;
        this.reviews = ports.reviews();
        this.packages = ports.packages();
    }

    /** A review that is written down. */
    record Written(Review review, Kept kept, Submitted submitted) {
        /** Where a person can read it. */
        Optional<String> address() {
            return kept.address();
        }
    }

    /** @param objections beside those of the policy */
    Written write(
            ChangeSetRequest request, ChangeSetNow now, Kind kind, Submitted submitted, List<Objection> objections) {
        Changes changes = now.all();
        List<Objection> all = Stream.concat(
                        objections.stream(),
                        request
                                .review()
                                .policy()
                                .objections(changes, submitted.facts().includesNested())
                                .stream())
                .toList();
        return written(
                request,
                review(
                        request,
                        now,
                        head(request, now, kind, true, isWhole(submitted), changes),
                        changes,
                        submitted,
                        all),
                submitted);
    }

    /** There is nothing to change. */
    Written unchanged(ChangeSetRequest request, ChangeSetNow now, Kind kind, Submitted submitted) {
        Head head = head(request, now, kind, false, isWhole(submitted), Changes.NONE);
        return written(request, review(request, now, head, Changes.NONE, submitted, List.of()), submitted);
    }

    private Written written(ChangeSetRequest request, Review review, Submitted submitted) {
        Kept kept = reviews.keep(request.stack(), request.run(), review.head().digest(), review.html());
        request.review()
                .artifact()
                .ifPresent(artifact -> artifacts.write(artifact, ReproducibleZip.of(review.files())));
        return new Written(review, kept, submitted);
    }

    private static boolean isWhole(Submitted submitted) {
        return submitted.facts().includesNested();
    }

    private Review review(
            ChangeSetRequest request,
            ChangeSetNow now,
            Head head,
            Changes changes,
            Submitted submitted,
            List<Objection> objections) {
        SubmittedTemplate facts = submitted.facts();
        Disclosure disclosure = request.review()
                .disclosure()
                .and(submitted.stack().map(StackNow::parameters).orElse(Map.of()));
        ShownChanges shown = ShownChanges.of(changes, disclosure);
        Function<Change, Optional<PackageDiff>> beside = packages.comparing(
                new SecretWords(line -> disclosure.masked(shown.masked(line)), disclosure::isSecretParameter));
        return new Review(
                head,
                from(request, now),
                new Review.Edits(
                        facts.submitted(),
                        facts.pins().stream().map(Pin::sentence).toList(),
                        facts.warnings()),
                shown.changes(),
                RightsGrowth.of(changes, facts.includesNested()).stream()
                        .map(growth -> growth.masked(shown::masked))
                        .toList(),
                changes.withNewCode()
                        .map(change -> request.review().code().of(change).with(beside.apply(change)))
                        .toList(),
                functions(request, changes)
                        .flatMap(change -> move(request, change, submitted.aliases()).stream())
                        .toList(),
                request.review().policy().rules().size(),
                objections.stream().map(shown::masked).toList());
    }

    private ReviewedFrom from(ChangeSetRequest request, ChangeSetNow now) {
        return new ReviewedFrom(
                request.review().commit(), request.review().pipeline(), now.arn(), now.stackId(), now.made(), region);
    }

    private static Head head(
            ChangeSetRequest request, ChangeSetNow now, Kind kind, boolean changed, boolean isWhole, Changes changes) {
        return new Head(
                request.stack(),
                request.releaseId(),
                request.run(),
                now.name(),
                kind == Kind.CREATE,
                changed,
                isWhole,
                changes.digest(request.review().code().bytes()),
                request.templateDigest());
    }

    /** The functions that the template declares itself and that are there afterwards: those are published and shifted. */
    private static Stream<Change> functions(ChangeSetRequest request, Changes changes) {
        return changes.list().stream()
                .filter(change -> change.within().isEmpty() && change.type().equals(FUNCTION))
                .filter(change -> change.action() != Action.REMOVE)
                .filter(change -> request.review().functions().contains(change.logicalId()));
    }

    /** Empty: nobody shifts it. */
    private static Optional<AliasMove> move(ChangeSetRequest request, Change change, AliasReadings aliases) {
        ReviewWish.Shift shift = request.review().shift();
        boolean isThere =
                change.action() == Action.MODIFY && !change.physicalId().isEmpty();
        return shift.production()
                .of(change.logicalId())
                .map(alias -> new AliasMove(
                        change.logicalId(),
                        alias,
                        isThere ? aliases.now(change.physicalId(), alias).said() : "nothing (the function is new)",
                        "the version that publish makes",
                        shift.config()));
    }
}
