package io.pointsman.verification;

import io.pointsman.json.JsonObject;
import io.pointsman.release.DeploymentMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the verify hook shall ask of the new versions of one shift, and what it found: a document of its own beside the release
 * record, because a hook knows no more of a run than the mark in its deployment's description.
 */
public record CheckList(JsonObject json) {
    /**
     * Its place among the records of a stack.
     *
     * @param runName as {@link DeploymentMark} has it
     */
    public static String place(String runName) {
        return "verify " + runName;
    }

    /**
     * @param id logical id of the function
     * @param function its physical name
     * @param version the target
     */
    public CheckList with(String id, String function, String version, List<Check> checks) {
        JsonObject entry = JsonObject.of("id", id, "function", function, "version", version)
                .with(
                        "checks",
                        checks.stream()
                                .filter(check -> check.isFor(id))
                                .map(Check::json)
                                .toList());
        return new CheckList(
                json.with("functions", json.objectOrEmpty("functions").with(DeploymentMark.word(id), entry)));
    }

    /** One function's part, by the word that its deployment has for it. */
    public Optional<Part> part(String word) {
        return json.objectOrEmpty("functions").object(word).map(CheckList::part);
    }

    private static Part part(JsonObject entry) {
        return new Part(
                entry.needText("id"),
                entry.needText("function"),
                entry.needText("version"),
                entry.objects("checks").stream().map(Check::of).toList());
    }

    /** What is to be asked of one version. */
    public record Part(String id, String function, String version, List<Check> checks) {}

    /** @param deployment whose hook this was: a reason is for one attempt only */
    public CheckList because(String word, String deployment, String reason) {
        List<JsonObject> reasons = new ArrayList<>(json.objects("reasons"));
        reasons.add(JsonObject.of("function", word, "deployment", deployment, "reason", reason));
        return new CheckList(json.with("reasons", reasons));
    }

    public Optional<String> reason(String deployment) {
        return json.objects("reasons").stream()
                .filter(reason -> reason.text("deployment").equals(Optional.of(deployment)))
                .reduce((first, second) -> second)
                .flatMap(reason -> reason.text("reason"));
    }
}
