package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LambdaVersionsTest {
    private final Account account = Account.with("app");

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void a_new_function_is_pending_and_then_active() {
        JsonObject created = account.call("CreateFunction", Account.creation("other"));
        assertEquals("Pending", created.needText("State"));
        account.settle();
        JsonObject later = account.call("GetFunctionConfiguration", "FunctionName", "other");
        assertEquals("Active", later.needText("State"));
        assertEquals("Successful", later.needText("LastUpdateStatus"));
        assertEquals("2026-10-01T12:00:03.000+0000", later.needText("LastModified"));
        assertNotEquals(created.needText("RevisionId"), later.needText("RevisionId"));
    }

    @Test
    void a_pending_function_takes_no_publication() {
        account.call("CreateFunction", Account.creation("other"));
        AwsError no = account.refused("PublishVersion", "FunctionName", "other");
        assertEquals("ResourceConflictException", no.code());
        assertEquals(
                "The operation cannot be performed at this time. The function is currently in the following state:"
                        + " Pending",
                no.said());
    }

    @Test
    void a_function_in_update_takes_no_publication() {
        account.call("UpdateFunctionCode", "FunctionName", "app", "ZipFile", Account.zip("second"));
        AwsError no = account.refused("PublishVersion", "FunctionName", "app");
        assertEquals(409, no.status());
        assertEquals(
                "The operation cannot be performed at this time. An update is in progress for resource: " + Account.ARN
                        + "app",
                no.said());
    }

    @Test
    void a_version_is_published_once_for_the_same_code_and_settings() {
        assertEquals("1", account.publish("app"));
        assertEquals("1", account.publish("app"));
    }

    @Test
    void equal_bytes_given_again_make_no_new_version() {
        assertEquals("1", account.publish("app"));
        assertEquals("1", account.release("app", "first"));
        assertEquals("2", account.release("app", "second"));
    }

    @Test
    void going_back_to_older_code_makes_a_new_version() {
        account.publish("app");
        account.release("app", "second");
        assertEquals("3", account.release("app", "first"));
    }

    @Test
    void a_change_of_settings_alone_makes_a_new_version() {
        account.publish("app");
        account.call("UpdateFunctionConfiguration", "FunctionName", "app", "Description", "new words");
        account.settle();
        assertEquals("2", account.publish("app"));
    }

    @Test
    void numbers_go_on_after_the_function_was_deleted_and_made_again() {
        account.publish("app");
        account.call("DeleteFunction", "FunctionName", "app");
        account.call("CreateFunction", Account.creation("app"));
        account.settle();
        assertEquals("2", account.publish("app"));
    }

    @Test
    void a_new_version_is_active_at_once() {
        JsonObject version = account.call("PublishVersion", "FunctionName", "app", "Description", "one");
        assertEquals("Active", version.needText("State"));
        assertEquals(Account.ARN + "app:1", version.needText("FunctionArn"));
        account.settle();
        JsonObject later = account.call("GetFunctionConfiguration", "FunctionName", "app:1");
        assertEquals("Active", later.needText("State"));
        assertEquals("one", later.needText("Description"));
    }

    @Test
    void a_version_with_snap_start_is_pending_for_as_long_as_was_set() {
        account.lambda.snapStartTakes(Duration.ofMinutes(5));
        account.call(
                "UpdateFunctionConfiguration",
                "FunctionName",
                "app",
                "SnapStart",
                JsonObject.of("ApplyOn", "PublishedVersions"));
        account.settle();
        account.call("PublishVersion", "FunctionName", "app");
        account.clock.advance(Duration.ofMinutes(4));
        assertEquals("Pending", version("1").needText("State"));
        account.clock.advance(Duration.ofMinutes(1));
        assertEquals("Active", version("1").needText("State"));
        assertEquals("On", version("1").objectOrEmpty("SnapStart").needText("OptimizationStatus"));
    }

    @Test
    void a_version_whose_snapshot_fails_rests_in_Failed_and_is_given_back_by_the_next_publication() {
        snapStart();
        account.call("PublishVersion", "FunctionName", "app");
        assertEquals("Pending", version("1").needText("State"));
        account.lambda.faults().initializationFails();
        account.clock.advance(Duration.ofHours(1));
        account.lambda.faults().none();
        account.clock.advance(Duration.ofHours(1));

        JsonObject failed = version("1");
        assertEquals("Failed", failed.needText("State"));
        assertEquals("FunctionError", failed.needText("StateReasonCode"));
        assertEquals("An error occurred during function initialization.", failed.needText("StateReason"));
        assertEquals("Off", failed.objectOrEmpty("SnapStart").needText("OptimizationStatus"));
        assertEquals("1", account.call("PublishVersion", "FunctionName", "app").needText("Version"));
        account.call("DeleteFunction", "FunctionName", "app", "Qualifier", "1");
        assertEquals("2", account.call("PublishVersion", "FunctionName", "app").needText("Version"));
    }

    @Test
    void no_alias_leads_to_a_version_that_failed() {
        snapStart();
        account.call("PublishVersion", "FunctionName", "app");
        account.lambda.faults().initializationFails();
        account.clock.advance(Duration.ofHours(1));

        AwsError refused =
                account.refused("CreateAlias", "FunctionName", "app", "Name", "live", "FunctionVersion", "1");
        assertEquals("ResourceConflictException", refused.code());
        assertTrue(
                String.valueOf(refused.getMessage()).endsWith("state: 'Failed', StateReasonCode: 'FunctionError'"),
                refused.toString());
        assertEquals(
                "ResourceConflictException",
                account.refused("Invoke", "FunctionName", "app", "Qualifier", "1")
                        .code());
    }

    private void snapStart() {
        account.call(
                "UpdateFunctionConfiguration",
                "FunctionName",
                "app",
                "SnapStart",
                JsonObject.of("ApplyOn", "PublishedVersions"));
        account.settle();
    }

    @Test
    void preconditions_that_do_not_hold_publish_nothing() {
        assertEquals(
                "PreconditionFailedException",
                account.refused("PublishVersion", "FunctionName", "app", "RevisionId", "old")
                        .code());
        assertEquals(
                400,
                account.refused("PublishVersion", "FunctionName", "app", "CodeSha256", "other")
                        .status());
        assertEquals(1, versions().size());
    }

    @Test
    void versions_are_listed_in_pages() {
        account.publish("app");
        account.release("app", "second");
        JsonObject first = account.call("ListVersionsByFunction", "FunctionName", "app", "MaxItems", 2L);
        assertEquals(List.of("$LATEST", "1"), numbers(first));
        JsonObject second =
                account.call("ListVersionsByFunction", "FunctionName", "app", "Marker", first.needText("NextMarker"));
        assertEquals(List.of("2"), numbers(second));
        assertEquals(false, second.has("NextMarker"));
    }

    @Test
    void a_version_that_an_alias_uses_cannot_be_deleted() {
        account.publish("app");
        account.call("CreateAlias", "FunctionName", "app", "Name", "live", "FunctionVersion", "1");
        AwsError no = account.refused("DeleteFunction", "FunctionName", "app", "Qualifier", "1");
        assertEquals("Unable to delete version because the following aliases reference it: [live]", no.said());
        account.call("DeleteAlias", "FunctionName", "app", "Name", "live");
        account.call("DeleteFunction", "FunctionName", "app", "Qualifier", "1");
        assertEquals(List.of("$LATEST"), versions());
    }

    private List<String> versions() {
        return numbers(account.call("ListVersionsByFunction", "FunctionName", "app"));
    }

    private static List<String> numbers(JsonObject page) {
        return page.objects("Versions").stream()
                .map(version -> version.needText("Version"))
                .toList();
    }

    private JsonObject version(String number) {
        return account.call("GetFunctionConfiguration", "FunctionName", "app", "Qualifier", number);
    }
}
