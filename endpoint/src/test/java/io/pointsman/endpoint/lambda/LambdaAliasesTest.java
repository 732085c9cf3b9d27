package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LambdaAliasesTest {
    private final Account account = Account.with("app");

    @BeforeEach
    void two_versions_and_an_alias() {
        account.publish("app");
        account.release("app", "second");
        account.call("CreateAlias", "FunctionName", "app", "Name", "live", "FunctionVersion", "1");
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void an_alias_that_is_there_cannot_be_created() {
        AwsError no = account.refused("CreateAlias", "FunctionName", "app", "Name", "live", "FunctionVersion", "1");
        assertEquals("ResourceConflictException", no.code());
        assertEquals("Alias already exists: " + Account.ARN + "app:live", no.said());
    }

    @Test
    void an_alias_that_is_not_there_is_named_by_its_arn() {
        AwsError no = account.refused("GetAlias", "FunctionName", "app", "Name", "dark");
        assertEquals(404, no.status());
        assertEquals("Cannot find alias arn: " + Account.ARN + "app:dark", no.said());
    }

    @Test
    void weights_are_kept_and_cleared_by_an_empty_map() {
        JsonObject shifting = update(weights("2", "0.1"));
        assertEquals(weights("2", "0.1"), shifting.objectOrEmpty("RoutingConfig"));
        JsonObject moved = account.call("UpdateAlias", "FunctionName", "app", "Name", "live", "FunctionVersion", "1");
        assertEquals(weights("2", "0.1"), moved.objectOrEmpty("RoutingConfig"));
        JsonObject cleared = update(JsonObject.of("AdditionalVersionWeights", JsonObject.empty()));
        assertFalse(cleared.has("RoutingConfig"));
    }

    @Test
    void no_more_than_one_other_version_is_taken() {
        JsonObject both = JsonObject.of(
                "AdditionalVersionWeights", JsonObject.of("2", BigDecimal.ONE, "3", new BigDecimal("0.2")));
        assertEquals("Number of items in AdditionalVersionWeights cannot be greater than 1", refusal(both));
    }

    @Test
    void an_alias_of_latest_takes_no_weights() {
        account.call("UpdateAlias", "FunctionName", "app", "Name", "live", "FunctionVersion", "$LATEST");
        assertEquals(
                "$LATEST is not supported for an alias pointing to more than 1 version", refusal(weights("2", "0.1")));
    }

    @Test
    void versions_with_other_roles_cannot_share_traffic() {
        account.call("UpdateFunctionConfiguration", "FunctionName", "app", "Role", Account.ROLE + "2");
        account.settle();
        account.publish("app");
        assertEquals(
                "Specified versions must be associated with the same execution role", refusal(weights("3", "0.1")));
    }

    @Test
    void a_version_that_is_not_there_is_named() {
        assertEquals("Function not found: " + Account.ARN + "app:9", refusal(weights("9", "0.1")));
        assertEquals(
                "Function not found: " + Account.ARN + "app:8",
                account.refused("UpdateAlias", "FunctionName", "app", "Name", "live", "FunctionVersion", "8")
                        .said());
    }

    @Test
    void a_weight_above_one_is_refused() {
        assertEquals(
                "ValidationException",
                account.refused(
                                "UpdateAlias",
                                "FunctionName",
                                "app",
                                "Name",
                                "live",
                                "RoutingConfig",
                                weights("2", "1.5"))
                        .code());
    }

    @Test
    void a_revision_that_passed_moves_nothing() {
        String revision =
                account.call("GetAlias", "FunctionName", "app", "Name", "live").needText("RevisionId");
        account.call("UpdateAlias", "FunctionName", "app", "Name", "live", "FunctionVersion", "2");
        AwsError no = account.refused(
                "UpdateAlias", "FunctionName", "app", "Name", "live", "FunctionVersion", "1", "RevisionId", revision);
        assertEquals(412, no.status());
        assertEquals("PreconditionFailedException", no.code());
    }

    @Test
    void aliases_are_listed_for_a_version() {
        account.call("CreateAlias", "FunctionName", "app", "Name", "next", "FunctionVersion", "2");
        JsonObject answer = account.call("ListAliases", "FunctionName", "app", "FunctionVersion", "2");
        assertEquals("next", answer.objects("Aliases").getFirst().needText("Name"));
        assertEquals(1, answer.list("Aliases").size());
    }

    @Test
    void a_function_is_read_through_its_alias() {
        JsonObject answer = account.call("GetFunction", "FunctionName", Account.ARN + "app:live");
        JsonObject configuration = answer.objectOrEmpty("Configuration");
        assertEquals("1", configuration.needText("Version"));
        assertEquals(Account.ARN + "app:live", configuration.needText("FunctionArn"));
    }

    private JsonObject update(JsonObject routing) {
        return account.call("UpdateAlias", "FunctionName", "app", "Name", "live", "RoutingConfig", routing);
    }

    private String refusal(JsonObject routing) {
        return account.refused("UpdateAlias", "FunctionName", "app", "Name", "live", "RoutingConfig", routing)
                .said();
    }

    private static JsonObject weights(String version, String weight) {
        return JsonObject.of("AdditionalVersionWeights", JsonObject.of(version, new BigDecimal(weight)));
    }
}
