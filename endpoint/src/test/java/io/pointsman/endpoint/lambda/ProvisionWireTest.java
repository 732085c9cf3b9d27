package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetProvisionedConcurrencyConfigResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigNotFoundException;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

final class ProvisionWireTest {
    private final Wire wire = Wire.released("app");

    @AfterEach
    void close() {
        wire.close();
    }

    /** Public reports: hashicorp/terraform#24957, aws/serverless-application-model#1296. */
    @Test
    void provisioned_concurrency_is_not_for_a_weighted_alias() {
        weight();
        InvalidParameterValueException no = assertThrows(InvalidParameterValueException.class, () -> put("live", 2));
        assertEquals(
                "Alias with weights can not be used with Provisioned Concurrency",
                no.awsErrorDetails().errorMessage());
    }

    /** AWS says to provision more while an alias shares its requests, so weights come after; a change then is refused. */
    @Test
    void an_alias_that_has_some_may_get_weights_and_then_no_other_number() {
        put("live", 2);
        pass();
        weight();
        assertEquals("READY", get("live").statusAsString());
        assertThrows(InvalidParameterValueException.class, () -> put("live", 3));
    }

    /** Public report: hashicorp/terraform-provider-aws#48116. */
    @Test
    void an_alias_that_moves_has_a_weight_until_its_executions_are_there() {
        put("live", 2);
        pass();
        wire.lambda.updateAlias(ask -> ask.functionName("app").name("live").functionVersion("2"));
        assertEquals(Map.of("1", 1.0), alias().routingConfig().additionalVersionWeights());
        assertEquals("IN_PROGRESS", get("live").statusAsString());
        assertThrows(InvalidParameterValueException.class, () -> put("live", 3));
        pass();
        assertEquals(null, alias().routingConfig());
        assertEquals("2", alias().functionVersion());
        assertEquals("READY", get("live").statusAsString());
        assertEquals("IN_PROGRESS", put("live", 3).statusAsString());
    }

    @Test
    void executions_are_in_progress_and_then_there() {
        PutProvisionedConcurrencyConfigResponse begun = put("1", 3);
        assertEquals("IN_PROGRESS", begun.statusAsString());
        assertEquals(0, begun.availableProvisionedConcurrentExecutions());
        pass();
        GetProvisionedConcurrencyConfigResponse there = get("1");
        assertEquals("READY", there.statusAsString());
        assertEquals(3, there.allocatedProvisionedConcurrentExecutions());
        assertEquals(
                List.of(Wire.ARN + "app:1"),
                wire
                        .lambda
                        .listProvisionedConcurrencyConfigs(ask -> ask.functionName("app"))
                        .provisionedConcurrencyConfigs()
                        .stream()
                        .map(config -> config.functionArn())
                        .toList());
        wire.lambda.deleteProvisionedConcurrencyConfig(
                ask -> ask.functionName("app").qualifier("1"));
        assertThrows(ProvisionedConcurrencyConfigNotFoundException.class, () -> get("1"));
    }

    @Test
    void an_alias_and_its_version_do_not_both_have_some() {
        put("1", 1);
        ResourceConflictException alias = assertThrows(ResourceConflictException.class, () -> put("live", 1));
        assertEquals(
                "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
                alias.awsErrorDetails().errorMessage());
        wire.lambda.deleteProvisionedConcurrencyConfig(
                ask -> ask.functionName("app").qualifier("1"));
        put("live", 1);
        ResourceConflictException version = assertThrows(ResourceConflictException.class, () -> put("1", 1));
        assertEquals(
                "Version is pointed by a Provisioned Concurrency alias",
                version.awsErrorDetails().errorMessage());
        wire.lambda.deleteAlias(ask -> ask.functionName("app").name("live"));
        assertThrows(ResourceNotFoundException.class, () -> get("live"));
        put("1", 1);
    }

    @Test
    void what_cannot_have_any_is_refused_in_aws_words() {
        assertEquals(
                "Provisioned Concurrency Configs cannot be applied to unpublished function versions.",
                refusal(() -> put("$LATEST", 1)));
        assertEquals(
                "The function resource provided must be an alias or a published version.",
                refusal(() -> get("$LATEST")));
        assertEquals("Cannot find alias arn: " + Wire.ARN + "app:dead", refusal(() -> put("dead", 1)));
        assertEquals("Function not found: " + Wire.ARN + "app:10", refusal(() -> get("10")));
        assertEquals(
                "1 validation error detected: Value '0' at 'provisionedConcurrentExecutions' failed to satisfy"
                        + " constraint: Member must have value greater than or equal to 1",
                refusal(() -> put("live", 0)));
        assertEquals(
                "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [1000].",
                refusal(() -> put("live", 1001)));
        assertEquals(
                "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below"
                        + " its minimum value of [100].",
                refusal(() -> put("live", 950)));
    }

    private static String refusal(Runnable call) {
        return assertThrows(LambdaException.class, call::run).awsErrorDetails().errorMessage();
    }

    private void weight() {
        wire.lambda.updateAlias(ask -> ask.functionName("app")
                .name("live")
                .routingConfig(routing -> routing.additionalVersionWeights(Map.of("2", 0.1))));
    }

    private PutProvisionedConcurrencyConfigResponse put(String qualifier, int executions) {
        return wire.lambda.putProvisionedConcurrencyConfig(
                ask -> ask.functionName("app").qualifier(qualifier).provisionedConcurrentExecutions(executions));
    }

    private GetProvisionedConcurrencyConfigResponse get(String qualifier) {
        return wire.lambda.getProvisionedConcurrencyConfig(
                ask -> ask.functionName("app").qualifier(qualifier));
    }

    private GetAliasResponse alias() {
        return wire.lambda.getAlias(ask -> ask.functionName("app").name("live"));
    }

    private void pass() {
        wire.clock.advance(Duration.ofMinutes(2));
    }
}
