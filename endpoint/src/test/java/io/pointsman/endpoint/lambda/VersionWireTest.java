package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;

/** As AWS was recorded to answer. */
final class VersionWireTest {
    private final Wire wire = Wire.with("app");

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void a_version_without_snap_start_is_active_in_the_answer() {
        PublishVersionResponse version = wire.lambda.publishVersion(ask -> ask.functionName("app"));
        assertEquals(State.ACTIVE, version.state());
        assertEquals("Successful", version.lastUpdateStatusAsString());
        assertEquals(Wire.ARN + "app:1", version.functionArn());
    }

    @Test
    void a_version_with_snap_start_is_pending_until_its_snapshot_is_there() {
        wire.lambda.updateFunctionConfiguration(
                ask -> ask.functionName("app").snapStart(snap -> snap.applyOn("PublishedVersions")));
        wire.settle();
        assertEquals(
                State.PENDING,
                wire.lambda.publishVersion(ask -> ask.functionName("app")).state());
        wire.clock.advance(Duration.ofMinutes(3));
        assertEquals(State.ACTIVE, latest("1").state());
    }

    @Test
    void publishing_gives_latest_a_new_revision_and_publishing_nothing_does_not() {
        String before = latest("$LATEST").revisionId();
        String version =
                wire.lambda.publishVersion(ask -> ask.functionName("app")).revisionId();
        String after = latest("$LATEST").revisionId();
        assertNotEquals(before, after);
        assertNotEquals(version, after);
        assertEquals(
                version,
                wire.lambda.publishVersion(ask -> ask.functionName("app")).revisionId());
        assertEquals(after, latest("$LATEST").revisionId());
    }

    @Test
    void another_sha256_than_that_of_the_code_is_an_invalid_parameter() {
        InvalidParameterValueException no = assertThrows(
                InvalidParameterValueException.class,
                () -> wire.lambda.publishVersion(ask -> ask.functionName("app").codeSha256("somenonexistentsha256")));
        assertEquals(400, no.statusCode());
        assertEquals(
                "CodeSHA256 (somenonexistentsha256) is different from current CodeSHA256 in $LATEST ("
                        + latest("$LATEST").codeSha256() + "). Please try again with the CodeSHA256 in $LATEST.",
                no.awsErrorDetails().errorMessage());
    }

    @Test
    void an_old_revision_is_a_precondition_that_failed() {
        PreconditionFailedException no = assertThrows(
                PreconditionFailedException.class,
                () -> wire.lambda.publishVersion(ask -> ask.functionName("app").revisionId("old")));
        assertEquals(412, no.statusCode());
        assertEquals(
                "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to"
                        + " retrieve the latest Revision Id",
                no.awsErrorDetails().errorMessage());
    }

    @Test
    void a_list_has_no_states_and_no_builds_of_runtimes() {
        wire.lambda.publishVersion(ask -> ask.functionName("app"));
        List<FunctionConfiguration> listed = wire.lambda
                .listVersionsByFunction(ask -> ask.functionName("app"))
                .versions();
        assertEquals(
                List.of("$LATEST", "1"),
                listed.stream().map(FunctionConfiguration::version).toList());
        for (FunctionConfiguration one : listed) {
            assertEquals(null, one.stateAsString());
            assertEquals(null, one.lastUpdateStatusAsString());
            assertEquals(null, one.runtimeVersionConfig());
        }
        assertEquals(null, wire.lambda.listFunctions().functions().getFirst().stateAsString());
    }

    @Test
    void a_function_that_is_made_and_published_at_once_is_pending_under_its_own_arn() {
        CreateFunctionResponse made =
                wire.lambda.createFunction(Wire.creation("other").publish(true).build());
        assertEquals("1", made.version());
        assertEquals(Wire.ARN + "other", made.functionArn());
        assertEquals(State.PENDING, made.state());
    }

    @Test
    void a_version_published_with_an_update_is_pending_with_it() {
        UpdateFunctionCodeResponse updated = wire.lambda.updateFunctionCode(
                ask -> ask.functionName("app").publish(true).zipFile(SdkBytes.fromByteArray(Account.zip("second"))));
        assertEquals("1", updated.version());
        assertEquals(State.PENDING, updated.state());
        assertEquals("InProgress", latest("$LATEST").lastUpdateStatusAsString());
        wire.settle();
        assertEquals(State.ACTIVE, latest("1").state());
    }

    @Test
    void an_alias_that_is_not_there_is_named_when_it_is_updated() {
        ResourceNotFoundException no = assertThrows(
                ResourceNotFoundException.class,
                () -> wire.lambda.updateAlias(ask -> ask.functionName("app").name("non-existent")));
        assertEquals(
                "Alias not found: " + Wire.ARN + "app:non-existent",
                no.awsErrorDetails().errorMessage());
    }

    private FunctionConfiguration latest(String version) {
        return wire.lambda
                .getFunction(ask -> ask.functionName("app").qualifier(version))
                .configuration();
    }
}
