package io.pointsman.actions.publish;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.lambda.FunctionDrift;
import io.pointsman.release.record.DeployedFunctions;
import io.pointsman.release.record.PublishedVersion;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Finds or makes the version of one function that equals what the function is now. May be asked again at any time: what was
 * published already is found, not published again.
 */
final class Publisher {
    private final Versions versions;
    private final PublishRequest request;
    private final Optional<DeployedFunctions> deployed;
    private final InstantSource clock;

    Publisher(Versions versions, PublishRequest request, Optional<DeployedFunctions> deployed, InstantSource clock) {
        this.deployed = deployed;
        this.clock = clock;
        this.versions = versions;
        this.request = request;
    }

    /** A version, or not yet. */
    sealed interface Finding {
        record Has(PublishedVersion version) implements Finding {}

        record NotYet(String function, String why) implements Finding {}

        /** Somebody changed it since its stack was updated. */
        record ChangedByHand(FunctionDrift drift) implements Finding {}

        /** Lambda could not be asked. */
        record Unclear(String function, Unavailable why) implements Finding {}
    }

    /** @param recorded what an earlier call of this run found for the function */
    Finding find(String function, Optional<PublishedVersion> recorded) {
        try {
            return look(function, recorded);
        } catch (Unavailable e) {
            return new Finding.Unclear(function, e);
        }
    }

    private Finding look(String function, Optional<PublishedVersion> recorded) {
        FunctionState latest = versions.latest(function);
        return switch (latest.condition()) {
            case FunctionState.Condition.Ready() ->
                drift(latest).<Finding>map(Finding.ChangedByHand::new).orElseGet(() -> compare(latest, recorded));
            case FunctionState.Condition.Busy(String why) -> new Finding.NotYet(function, why);
            case FunctionState.Condition.Broken(String why) ->
                throw failed("function " + function + " cannot be published: " + why);
        };
    }

    /** By what {@code execute} wrote down; not where that was one that did not. */
    private Optional<FunctionDrift> drift(FunctionState latest) {
        return deployed.flatMap(all -> all.find(latest.function()))
                .map(expected -> new FunctionDrift(latest.function(), expected, VersionReadings.of(latest)))
                .filter(drift -> !drift.differences().isEmpty());
    }

    private Finding compare(FunctionState latest, Optional<PublishedVersion> recorded) {
        Optional<PublishedVersion> known = recorded.filter(version -> stillSame(latest, version));
        if (known.isPresent()) {
            return new Finding.Has(known.get());
        }
        return newest(latest.function())
                .map(last -> against(last, latest))
                .orElseGet(() -> publish(latest, Optional.empty(), "the first version"));
    }

    private boolean stillSame(FunctionState latest, PublishedVersion recorded) {
        return recorded.function().equals(latest.function())
                && versions.version(latest.function(), recorded.version())
                        .filter(version -> !version.isBroken() && latest.sameAs(version))
                        .isPresent();
    }

    /** A version that is deleted between the two calls counts as absent. */
    private Optional<FunctionState> newest(String function) {
        return versions.newest(function).flatMap(number -> versions.version(function, number));
    }

    private Finding against(FunctionState last, FunctionState latest) {
        if (last.condition() instanceof FunctionState.Condition.Broken(String why)) {
            return pastBroken(last, latest, why);
        }
        if (!latest.sameAs(last)) {
            String changed = String.join(", ", latest.differences(last));
            return publish(latest, Optional.of(last), "changed since version " + last.version() + ": " + changed);
        }
        return last.description().equals(request.description()) && request.telling()
                ? has(last, true, "published by this run")
                : has(
                        last,
                        false,
                        "version " + last.version() + " is the function as it stands; there was nothing to publish");
    }

    /** Lambda says whether it makes another one; the one that failed is never taken for the function as it stands. */
    private Finding pastBroken(FunctionState last, FunctionState latest, String why) {
        String reason = "version " + last.version() + " did not become active";
        Finding found = publish(latest, Optional.of(last), reason);
        boolean again = found instanceof Finding.Has(PublishedVersion version)
                && version.version().equals(last.version());
        if (again) {
            throw FailedVersion.refusal(last, why);
        }
        return found;
    }

    private Finding publish(FunctionState latest, Optional<FunctionState> last, String why) {
        return switch (versions.publish(latest, request.description())) {
            case Versions.Publication.Published(String number) -> published(latest, last, number, why);
            case Versions.Publication.Busy(String busy) -> new Finding.NotYet(latest.function(), busy);
            case Versions.Publication.Overtaken() -> throw overtaken(latest);
        };
    }

    /** Lambda has the last word on what counts as a change: then it answers with the version that was there. */
    private Finding published(FunctionState latest, Optional<FunctionState> last, String number, String why) {
        boolean old = last.filter(version -> version.version().equals(number)).isPresent();
        return new Finding.Has(new PublishedVersion(
                latest.function(),
                number,
                latest.codeSha256(),
                !old,
                old ? "Lambda finds nothing changed since version " + number : why,
                old ? Optional.empty() : Optional.of(clock.instant())));
    }

    /** A new revision of the same code and configuration is no harm: a lost answer, a tag, a permission. */
    private RuntimeException overtaken(FunctionState seen) {
        FunctionState now = versions.latest(seen.function());
        if (now.sameAs(seen)) {
            return new Unavailable("function " + seen.function() + " got a new revision while it was published");
        }
        return failed("function " + seen.function() + " was changed by somebody else at " + now.lastModified()
                + " while its version was published (" + String.join(", ", now.differences(seen))
                + "); nothing was published of it. Release again, so that the stack and the version agree");
    }

    private static Finding has(FunctionState version, boolean isNew, String why) {
        return new Finding.Has(
                new PublishedVersion(version.function(), version.version(), version.codeSha256(), isNew, why));
    }

    private static Refusal failed(String message) {
        return new Refusal(FailureKind.JOB_FAILED, message);
    }
}
