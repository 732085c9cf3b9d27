package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.State;

/** Lambda Managed Instances: what is published runs, {@code $LATEST} never does. */
final class ManagedInstancesWireTest {
    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void latest_is_active_and_cannot_be_invoked() {
        create();
        assertEquals(State.ACTIVE_NON_INVOCABLE, configuration("$LATEST").state());
        LambdaException no = assertThrows(
                LambdaException.class,
                () -> wire.lambda.invoke(ask -> ask.functionName("app").invocationType("DryRun")));
        assertEquals(409, no.statusCode());
    }

    @Test
    void latest_published_is_listed_beside_the_numbers_and_made_anew() {
        create();
        wire.lambda.publishVersion(ask -> ask.functionName("app"));
        String first = publishLatest();
        wire.change("app", "second");
        String second = publishLatest();
        assertTrue(!first.equals(second), "the code of the second publication");
        assertEquals(
                List.of("$LATEST", "$LATEST.PUBLISHED", "1"),
                wire.lambda.listVersionsByFunction(ask -> ask.functionName("app")).versions().stream()
                        .map(FunctionConfiguration::version)
                        .toList());
        FunctionConfiguration published = configuration("$LATEST.PUBLISHED");
        assertEquals(State.ACTIVE, published.state());
        assertEquals(Wire.ARN + "app:$LATEST.PUBLISHED", published.functionArn());
    }

    @Test
    void an_unqualified_invocation_goes_to_what_was_published() {
        create();
        publishLatest();
        InvokeResponse possible =
                wire.lambda.invoke(ask -> ask.functionName("app").invocationType("DryRun"));
        assertEquals(204, possible.statusCode());
    }

    @Test
    void an_alias_may_point_to_latest_published() {
        create();
        publishLatest();
        wire.lambda.createAlias(ask -> ask.functionName("app").name("live").functionVersion("$LATEST.PUBLISHED"));
        assertEquals("$LATEST.PUBLISHED", configuration("live").version());
    }

    @Test
    void a_function_of_lambda_itself_has_no_latest_published() {
        wire.lambda.createFunction(Wire.creation("app").build());
        wire.settle();
        assertThrows(InvalidParameterValueException.class, this::publishLatest);
    }

    @Test
    void code_can_be_published_to_it_with_its_update() {
        create();
        assertEquals(
                "$LATEST.PUBLISHED",
                wire.lambda
                        .updateFunctionCode(ask -> ask.functionName("app")
                                .publishTo("LATEST_PUBLISHED")
                                .zipFile(SdkBytes.fromByteArray(Account.zip("second"))))
                        .version());
    }

    private void create() {
        wire.lambda.createFunction(Wire.creation("app")
                .memorySize(2048)
                .capacityProviderConfig(config -> config.lambdaManagedInstancesCapacityProviderConfig(instances ->
                        instances.capacityProviderArn("arn:aws:lambda:us-east-1:123456789012:capacity-provider:pool")))
                .build());
        wire.settle();
    }

    private String publishLatest() {
        String sha256 = wire.lambda
                .publishVersion(ask -> ask.functionName("app").publishTo("LATEST_PUBLISHED"))
                .codeSha256();
        wire.settle();
        return sha256;
    }

    private FunctionConfiguration configuration(String version) {
        return wire.lambda
                .getFunction(ask -> ask.functionName("app").qualifier(version))
                .configuration();
    }
}
