package io.pointsman.actions.publish;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.lambda.FunctionDrift;
import io.pointsman.release.record.DeployedFunction;
import io.pointsman.release.record.DeployedFunctions;
import io.pointsman.release.record.PublishedVersion;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Finds or makes the version of one function that equals what the function is now. May be asked again at any time: what was
 * published already is found, not published again.
 */
final class Publisher {
    private final Versions versions;
    private final PublishRequest request;
    private final ExpectedFunctions expected;
    private final InstantSource clock;

    Publisher(Versions versions, PublishRequest request, Optional<DeployedFunctions> deployed, InstantSource clock) {
        this.expected = new ExpectedFunctions(versions, request, deployed);
        this.clock = clock;
        this.versions = versions;
        this.request = request;
    }

    /** A version, or not yet. */
    sealed interface Finding {
        /** @param isActive it was a moment ago, by Lambda's word */
        record Has(PublishedVersion version, boolean isActive) implements Finding {}

        record NotYet(String function, String why) implements Finding {}

        /** Somebody changed it since its stack was updated. */
        record ChangedByHand(FunctionDrift drift) implements Finding {}

        /** Lambda could not be asked. */
        record Unclear(String function, Unavailable why) implements Finding {}
    }

    /**
     * @param id of the function in its stack
     * @param recorded what an earlier call of this run found for the function
     * @param released the version that arrived last
     */
    Finding find(String id, String function, Optional<PublishedVersion> recorded, Optional<PublishedVersion> released) {
        try {
            return look(id, function, recorded, released);
        } catch (Unavailable e) {
            return new Finding.Unclear(function, e);
        }
    }

    private Finding look(
            String id, String function, Optional<PublishedVersion> recorded, Optional<PublishedVersion> released) {
        FunctionState latest = versions.latest(function);
        return switch (latest.condition()) {
            case FunctionState.Condition.Ready() ->
                expected.drift(id, latest)
                        .<Finding>map(Finding.ChangedByHand::new)
                        .orElseGet(() -> proven(latest, recorded, released).orElseGet(() -> ask(latest, released)));
            case FunctionState.Condition.Busy(String why) -> new Finding.NotYet(function, why);
            case FunctionState.Condition.Broken(String why) ->
                throw failed("function " + function + " cannot be published: " + why);
        };
    }

    /** Without a call that changes anything: nothing has changed since a version was published, by Lambda's own word. */
    private Optional<Finding> proven(
            FunctionState latest, Optional<PublishedVersion> recorded, Optional<PublishedVersion> released) {
        return recorded.flatMap(version -> same(latest, version, version))
                .or(() -> released.flatMap(version -> same(
                        latest,
                        version,
                        version.kept("version " + version.version()
                                + " is the function as it stands; there was nothing to publish"))));
    }

    private Optional<Finding> same(FunctionState latest, PublishedVersion candidate, PublishedVersion found) {
        return mayBeSame(latest, candidate)
                ? versions.version(latest.function(), candidate.version())
                        .filter(version -> !version.isBroken() && latest.sameAs(version))
                        .map(version -> new Finding.Has(found, version.isReady()))
                : Optional.empty();
    }

    private static boolean mayBeSame(FunctionState latest, PublishedVersion candidate) {
        return candidate.function().equals(latest.function())
                && candidate.codeSha256().equals(latest.codeSha256())
                && candidate.from().isUnchangedIn(latest.from());
    }

    /** Lambda has the last word on what counts as a change: of a property that nobody here knows, too. */
    private Finding ask(FunctionState latest, Optional<PublishedVersion> released) {
        return before(latest.function(), released)
                .map(last -> publish(latest, Optional.of(last), reason(last, latest)))
                .orElseGet(() -> publish(latest, Optional.empty(), "the first version"));
    }

    /** Where the description tells whose version it is that Lambda answers with, the one that arrived last is enough to hold it against. */
    private Optional<FunctionState> before(String function, Optional<PublishedVersion> released) {
        return released.filter(version -> request.telling())
                .flatMap(version -> versions.version(function, version.version()))
                .or(() -> newest(function));
    }

    /** A version that is deleted between the two calls counts as absent. */
    private Optional<FunctionState> newest(String function) {
        return versions.newest(function).flatMap(number -> versions.version(function, number));
    }

    /** For the case that Lambda makes a new version. */
    private static String reason(FunctionState last, FunctionState latest) {
        if (last.isBroken()) {
            return "version " + last.version() + " did not become active";
        }
        return "changed since version " + last.version() + ": " + changed(last, latest);
    }

    private static String changed(FunctionState before, FunctionState now) {
        List<String> known = now.differences(before);
        return known.isEmpty() ? "its description, or " + DeployedFunction.OTHER : String.join(", ", known);
    }

    private Finding publish(FunctionState latest, Optional<FunctionState> last, String why) {
        return switch (versions.publish(latest, request.description())) {
            case Versions.Publication.Published published ->
                existing(latest.function(), last, published)
                        .map(version -> unchanged(version, latest))
                        .orElseGet(() -> made(latest, published, why));
            case Versions.Publication.Busy(String busy) -> new Finding.NotYet(latest.function(), busy);
            case Versions.Publication.Overtaken() -> throw overtaken(latest);
        };
    }

    /** A version that was there, if that is what Lambda answered with. */
    private Optional<FunctionState> existing(
            String function, Optional<FunctionState> last, Versions.Publication.Published answer) {
        Optional<FunctionState> known = last.filter(version -> version.version().equals(answer.version()));
        return known.isPresent() || answer.description().equals(request.description())
                ? known
                : Optional.of(versions.version(function, answer.version())
                        .orElseThrow(() -> new Unavailable("version " + answer.version() + " of function " + function
                                + ", which lambda:PublishVersion answered with, is not there")));
    }

    private Finding made(FunctionState latest, Versions.Publication.Published answer, String why) {
        return new Finding.Has(
                new PublishedVersion(
                        latest.function(),
                        answer.version(),
                        latest.codeSha256(),
                        /* isNew= */ true,
                        why,
                        Optional.of(clock.instant()),
                        latest.from()),
                answer.isActive());
    }

    /** Lambda answered with the version that was there. One that failed is never taken for the function as it stands. */
    private Finding unchanged(FunctionState version, FunctionState latest) {
        if (version.condition() instanceof FunctionState.Condition.Broken(String why)) {
            throw FailedVersion.refusal(version, why);
        }
        boolean ours = request.telling() && version.description().equals(request.description());
        return new Finding.Has(
                new PublishedVersion(
                        version.function(),
                        version.version(),
                        version.codeSha256(),
                        ours,
                        ours
                                ? "published by this run"
                                : "Lambda finds nothing changed since version " + version.version(),
                        Optional.empty(),
                        latest.from()),
                version.isReady());
    }

    /** A new revision of the same code and configuration is no harm: a lost answer, a tag, a permission. */
    private RuntimeException overtaken(FunctionState seen) {
        FunctionState now = versions.latest(seen.function());
        if (now.sameAs(seen) && now.configSha256().equals(seen.configSha256())) {
            return new Unavailable("function " + seen.function() + " got a new revision while it was published");
        }
        return failed("function " + seen.function() + " was changed by somebody else at " + now.lastModified()
                + " while its version was published (" + changed(seen, now)
                + "); nothing was published of it. Release again, so that the stack and the version agree");
    }

    private static Refusal failed(String message) {
        return new Refusal(FailureKind.JOB_FAILED, message);
    }
}
