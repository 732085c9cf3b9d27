package io.pointsman.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.fault.Fault;
import io.pointsman.endpoint.fault.When;
import io.pointsman.json.JsonObject;
import io.pointsman.promise.ReleaseGround;
import io.pointsman.promise.ReleasedApplication;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A value of its own in every place where a release meets a secret, and nothing of it in what the release leaves behind, however it ends: in
 * the logs, the answers, the events, and every object of every bucket, unpacked and whatever it is encoded in.
 */
final class CanariesTest {
    private final SecretRelease secret = new SecretRelease();

    @AfterEach
    void close() {
        secret.close();
    }

    private void assertNothingIsLeft() {
        WhatIsLeft left = WhatIsLeft.of(secret.ground, secret.answers);
        assertTrue(left.places().stream().anyMatch(place -> place.contains("!template")), "a look into archives");
        assertEquals(
                List.of("the functions' logs"),
                left.of("\"message\":\"outcome\"", place -> place.startsWith("the functions")));
        secret.secrets().forEach((what, value) -> assertEquals(List.of(), left.of(value, place -> true), what));
        assertEquals(
                List.of(),
                left.of(SecretRelease.VARIABLE, place -> !holdsTheTemplate(place)),
                "variable of the environment");
    }

    /** What was pushed lies where templates and artifacts lie. */
    private static boolean holdsTheTemplate(String place) {
        return place.startsWith("s3://source/")
                || place.startsWith("s3://releases/templates/")
                || place.contains("!template.yaml");
    }

    @Test
    void a_release_that_goes_well() {
        assertEquals("Succeeded", secret.released(), secret::failure);
        JsonObject function =
                secret.ground.world.call("lambda", "GetFunctionConfiguration", JsonObject.of("FunctionName", "web-F1"));
        assertEquals(
                JsonObject.of(
                        "PIN", SecretRelease.NO_ECHO, "STORED", SecretRelease.STORED, "KEY", SecretRelease.VARIABLE),
                function.objectOrEmpty("Environment").objectOrEmpty("Variables"));

        assertNothingIsLeft();
    }

    @ParameterizedTest
    @EnumSource(
            value = ReleasedApplication.Trouble.class,
            names = {"HOOK", "ALARM"})
    void a_release_that_is_taken_back(ReleasedApplication.Trouble trouble) {
        secret.troubled(trouble);

        assertEquals("Failed", secret.released(), secret::failure);

        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloudformation:CreateChangeSet",
                "cloudformation:ExecuteChangeSet",
                "codedeploy:CreateDeployment"
            })
    void an_action_that_fails(String operation) {
        secret.ground.world.faults().at(operation, 1, When.BEFORE_EFFECT, new Fault.Denied());

        assertEquals("Failed", secret.released(), secret::failure);

        assertNothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource({
        "rewrite, GetObject",
        "rewrite, PutObject",
        "changeset, GetObject",
        "changeset, PutObject",
        "shift, GetObject"
    })
    void an_error_that_says_the_credentials_it_was_asked_with(String action, String operation) {
        secret.altered("s3", operation, (input, caller) -> {
            ReleaseGround.Event event = secret.ground.events.getLast();
            JsonObject job = SecretRelease.credentials(event);
            if (event.function().equals(action) && caller.accessKeyId().equals(job.needText("accessKeyId"))) {
                throw new AwsError(
                        400,
                        "InvalidToken",
                        "no: " + job.needText("secretAccessKey") + ", " + job.needText("sessionToken"));
            }
        });

        assertEquals("Failed", secret.released(), secret::failure);

        assertNothingIsLeft();
    }

    @Test
    void a_value_of_a_parameter_that_cloudformation_says() {
        secret.altered("cloudformation", "CreateChangeSet", (input, caller) -> {
            throw new AwsError(
                    400, "ValidationError", "Parameter Pin: '" + SecretRelease.NO_ECHO + "' must match pattern [0-9]+");
        });

        assertEquals("Failed", secret.released(), secret::failure);

        assertNothingIsLeft();
    }
}
