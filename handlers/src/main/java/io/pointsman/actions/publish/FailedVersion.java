package io.pointsman.actions.publish;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;

/**
 * A version that did not become active, such as one whose snapshot could not be made. Lambda gives it back as often as the same code
 * and configuration are published, so it does not go away by trying again.
 */
final class FailedVersion {
    private FailedVersion() {}

    static Refusal refusal(FunctionState version, String why) {
        return new Refusal(
                FailureKind.JOB_FAILED,
                "version " + version.version() + " of " + version.function() + " did not become active: " + why
                        + ". Publishing the same code and configuration again gives this version back. Remove the"
                        + " cause; then release a change of the function's code or configuration (its description is"
                        + " enough), or delete the version (aws lambda delete-function --function-name "
                        + version.function() + " --qualifier " + version.version() + ") and retry the stage");
    }
}
