package io.pointsman.endpoint.lambda;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One version of a function, {@code $LATEST} included: code, settings, and how far Lambda is with taking them in. */
final class Edition {
    private final String number;
    private JsonObject settings;
    private Code code;
    private Instant modified;
    private Readiness readiness = Readiness.CREATING;
    private String revision = newRevision();
    private Optional<LambdaFaults.Failure> failure = Optional.empty();

    /** How far Lambda is. AWS says it in two members, {@code State} and {@code LastUpdateStatus}. */
    enum Readiness {
        CREATING,
        UPDATING,
        READY,
        FAILED
    }

    Edition(String number, JsonObject settings, Code code, Instant modified) {
        this.number = number;
        this.settings = settings;
        this.code = code;
        this.modified = modified;
    }

    /** One that can be used at once. */
    static Edition ready(String number, JsonObject settings, Code code, Instant modified) {
        Edition edition = new Edition(number, settings, code, modified);
        edition.readiness = Readiness.READY;
        return edition;
    }

    String number() {
        return number;
    }

    boolean isLatest() {
        return number.equals(FunctionAddress.LATEST);
    }

    JsonObject settings() {
        return settings;
    }

    Code code() {
        return code;
    }

    Instant modified() {
        return modified;
    }

    Readiness readiness() {
        return readiness;
    }

    String revision() {
        return revision;
    }

    void change(JsonObject newSettings, Code newCode, Instant now) {
        settings = newSettings;
        code = newCode;
        modified = now;
        readiness = Readiness.UPDATING;
        revision = newRevision();
    }

    /** Another build of the runtime makes no waiting. */
    void chooseRuntime(JsonObject newSettings) {
        settings = newSettings;
        revision = newRevision();
    }

    /** Of a function on instances of its account, {@code $LATEST} is never invoked, only what is published of it. */
    boolean isInvocable() {
        return !isLatest() || !runsOnInstances();
    }

    /** Whether it is of Lambda Managed Instances. */
    boolean runsOnInstances() {
        return settings.has("CapacityProviderConfig");
    }

    /** What a change of its policy does. */
    void revised(String newRevision) {
        revision = newRevision;
    }

    /** What publishing does to {@code $LATEST}: nothing but a new revision. */
    void published() {
        revision = newRevision();
    }

    /** The revision moves with the state, as in AWS: a revision read before it is stale after it. */
    void ready() {
        readiness = Readiness.READY;
        revision = newRevision();
    }

    /** For good: a version is not made anew. */
    void failed(LambdaFaults.Failure why) {
        readiness = Readiness.FAILED;
        failure = Optional.of(why);
        revision = newRevision();
    }

    /** Empty unless it failed. */
    Optional<LambdaFaults.Failure> failure() {
        return failure;
    }

    /** Whether a version made of these would be the same as a version made of this. */
    boolean equalWork(JsonObject otherSettings, String otherSha256) {
        return settings.equals(otherSettings) && code.sha256().equals(otherSha256);
    }

    static String newRevision() {
        return UUID.randomUUID().toString();
    }
}
