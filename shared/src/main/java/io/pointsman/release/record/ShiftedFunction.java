package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** A function whose alias is shifted from one version to another by CodeDeploy. */
public abstract sealed class ShiftedFunction extends FunctionDeployment permits Startable, Shifting, NotArrived {
    ShiftedFunction(String id, JsonObject json) {
        super(id, json);
    }

    /** The version that its alias was on. */
    public final String current() {
        return FunctionFields.FROM.need(json());
    }

    /** As it was sent. */
    public final String appSpec() {
        return FunctionFields.APP_SPEC.need(json());
    }

    /** Of the AppSpec, hex. */
    public final String sha256() {
        return FunctionFields.SHA256.need(json());
    }

    /** Id of the deployment on the way forth, once there is one. */
    public final Optional<String> deploymentId() {
        return FunctionFields.DEPLOYMENT_ID.find(json());
    }

    /** Id of the deployment that takes it back, once there is one. */
    public final Optional<String> returnDeploymentId() {
        return FunctionFields.RETURN_DEPLOYMENT_ID.find(json());
    }

    public final int returnTries() {
        return FunctionFields.RETURN_TRIES.find(json()).orElse(0);
    }

    /** How its alias came back, or why it did not, where CodeDeploy has not brought it back; for people. */
    public final Optional<String> wayBack() {
        return FunctionFields.WAY_BACK.find(json());
    }

    public final Optional<Instant> putBackAt() {
        return FunctionFields.PUT_BACK_AT.find(json());
    }
}
