package io.pointsman.actions.changeset;

import io.pointsman.cloudformation.ChangeSetOrder;
import io.pointsman.digest.Sha256;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.RunName;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one call of {@code changeset} is about.
 *
 * @param releaseId for people
 * @param path of the rewritten template, for messages
 * @param template its text
 * @param secrets names of parameters whose values are kept nowhere
 * @param chosenName the name that the user wants for the change set
 * @param recovers a stack that was never created whole may be deleted
 */
record ChangeSetRequest(
        String stack,
        String run,
        String releaseId,
        String path,
        String template,
        ParameterValues parameters,
        Set<String> secrets,
        ChangeSetOrder.Options options,
        Optional<String> chosenName,
        boolean recovers,
        AliasWish aliases,
        ReviewWish review) {

    String templateDigest() {
        return Sha256.hex(template);
    }

    /**
     * The name that every repetition of this request arrives at.
     *
     * @param attempt from 1; a further one when an earlier change set of the name was executed, and the same release comes back
     */
    String name(int attempt) {
        String base = chosenName.orElseGet(() -> RunName.of("pointsman", run, stack, inputs()));
        return attempt == 1 ? base : base + "-" + attempt;
    }

    /** What tells a change set for these inputs from any other of the same name. */
    String mark() {
        return "Pointsman " + releaseId + ", inputs " + inputs();
    }

    /** One digest over everything that the change set is made from; the values themselves appear nowhere. */
    private String inputs() {
        return Sha256.hex(Json.text(JsonObject.of("template", templateDigest(), "run", run)
                .with("given", new TreeMap<>(parameters.given()))
                .with("implied", new TreeMap<>(parameters.implied()))
                .with("capabilities", options.capabilities())
                .with("role", options.roleArn())
                .with("tags", new TreeMap<>(options.tags()))
                .with("topics", options.notificationArns())
                .with("onStackFailure", options.onStackFailure())
                .with("import", options.importExistingResources())
                .with("nested", options.includeNestedStacks())
                .with("mode", options.deploymentMode())
                .with("aliases", aliases.json())));
    }
}
