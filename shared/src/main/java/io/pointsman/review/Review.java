package io.pointsman.review;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.review.code.PackageDiff;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person needs to approve one change set: the artifact {@code Review} is {@code review.json} and {@code review.html}, both
 * made from this.
 *
 * @param from where it comes from, and where it goes
 * @param rights that grow, whether or not a policy is about them
 * @param edits what was changed in the template before CloudFormation got it
 * @param rules how many rules the policy has
 * @param objections what they say against it
 */
public record Review(
        Head head,
        ReviewedFrom from,
        Edits edits,
        Changes changes,
        List<RightsGrowth> rights,
        List<NewCode> code,
        List<AliasMove> aliases,
        int rules,
        List<Objection> objections) {
    public static final String PAGE = "review.html";
    public static final String DATA = "review.json";
    private static final long FORMAT = 1;

    /**
     * What is reviewed.
     *
     * @param changeSet its name
     * @param isNew the change set creates the stack
     * @param changed false: there is nothing to change
     * @param isWhole what changes inside nested stacks is among the changes
     */
    public record Head(
            String stack,
            String release,
            String run,
            String changeSet,
            boolean isNew,
            boolean changed,
            boolean isWhole,
            String digest,
            String templateDigest) {}

    /**
     * The template as CloudFormation got it.
     *
     * @param digest SHA-256 of it; that of the head's template where nothing was changed
     * @param made what was changed for the aliases that customers call, in sentences
     * @param warnings in sentences
     */
    public record Edits(String digest, List<String> made, List<String> warnings) {
        /** Of a template that was submitted as it was. */
        public static Edits none(String digest) {
            return new Edits(digest, List.of(), List.of());
        }
    }

    /**
     * A function that gets other code.
     *
     * @param function its logical id
     * @param place where its code lies, as far as the release says it
     * @param why in one sentence, from the release manifest
     * @param files what changed in its package; empty where the package before is not at hand
     */
    public record NewCode(String function, String place, String why, Optional<PackageDiff> files) {
        public NewCode(String function, String place, String why) {
            this(function, place, why, Optional.empty());
        }

        public NewCode with(Optional<PackageDiff> compared) {
            return new NewCode(function, place, why, compared);
        }
    }

    /**
     * An alias that {@code shift} will move.
     *
     * @param from the version that it points to now, for people
     * @param to the version that it will point to, for people
     * @param how the deployment configuration
     */
    public record AliasMove(String function, String alias, String from, String to, String how) {}

    public String json() {
        return Json.pretty(JsonObject.of("format", FORMAT, "stack", head.stack(), "release", head.release())
                .with("run", head.run())
                .with("changeSet", head.changeSet())
                .with("from", from.json())
                .with("verdict", ReviewVerdict.of(this).json())
                .with("creates", head.isNew())
                .with("changed", head.changed())
                .with("digest", head.digest())
                .with("templateDigest", head.templateDigest())
                .with("submittedDigest", edits.digest())
                .with("pins", edits.made())
                .with("warnings", edits.warnings())
                .with("objections", objections.stream().map(Objection::json).toList())
                .with("rights", rights.stream().map(RightsGrowth::json).toList())
                .with("code", code.stream().map(Review::json).toList())
                .with("aliases", aliases.stream().map(Review::json).toList())
                .with("changes", changes.json()));
    }

    private static JsonObject json(NewCode one) {
        return JsonObject.of("function", one.function(), "place", one.place(), "why", one.why())
                .with("package", one.files().map(PackageDiff::json));
    }

    private static JsonObject json(AliasMove move) {
        return JsonObject.of("function", move.function(), "alias", move.alias(), "from", move.from())
                .with("to", move.to())
                .with("how", move.how());
    }

    /** One page that needs nothing but itself. */
    public String html() {
        return new Page(this).html();
    }

    /** The files of the artifact. */
    public Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(PAGE, html().getBytes(StandardCharsets.UTF_8));
        files.put(DATA, json().getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
