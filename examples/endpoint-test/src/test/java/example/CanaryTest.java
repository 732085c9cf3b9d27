package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.endpoint.junit.EndpointExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;

/** The canary of template.yaml, and what the alarm does to it: five minutes and more of CodeDeploy in the time that Python needs. */
class CanaryTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    @RegisterExtension
    final EndpointExtension aws = EndpointExtension.withStoppedClock();

    private CloudFormationClient cloudFormation;
    private CloudWatchClient cloudWatch;
    private LambdaClient lambda;
    private String template;

    @BeforeEach
    void deployFirst() throws IOException {
        cloudFormation = on(CloudFormationClient.builder()).build();
        cloudWatch = on(CloudWatchClient.builder()).build();
        lambda = on(LambdaClient.builder()).build();
        template = Files.readString(Path.of("src/test/resources/template.yaml"));
        cloudFormation.createStack(stack -> stack.stackName("shop")
                .templateBody(template)
                .capabilities(Capability.CAPABILITY_IAM, Capability.CAPABILITY_AUTO_EXPAND));
        aws.until(SOON, () -> stackIs("CREATE_COMPLETE"));
        assertEquals("\"first\"", answer());
        updateToSecond();
    }

    private <B extends AwsClientBuilder<B, ?>> B on(B client) {
        return client.endpointOverride(aws.url())
                .region(Region.of(aws.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(aws.accessKeyId(), aws.secretAccessKey())));
    }

    /** Until one customer in ten gets the new version. */
    private void updateToSecond() {
        cloudFormation.updateStack(stack -> stack.stackName("shop")
                .templateBody(template.replace("first", "second"))
                .capabilities(Capability.CAPABILITY_IAM, Capability.CAPABILITY_AUTO_EXPAND));
        aws.until(SOON, () -> !weights().isEmpty());
        assertEquals(Map.of("2", 0.1), weights());
    }

    @AfterEach
    void close() {
        cloudFormation.close();
        cloudWatch.close();
        lambda.close();
    }

    @Test
    void after_five_quiet_minutes_everybody_gets_the_new_version() {
        aws.clock().advance(Duration.ofMinutes(4));
        assertEquals("1", alias().functionVersion());

        aws.clock().advance(Duration.ofMinutes(2));
        assertEquals("2", alias().functionVersion());
        assertEquals("\"second\"", answer());
        aws.until(SOON, () -> stackIs("UPDATE_COMPLETE"));
    }

    @Test
    void an_alarm_brings_everybody_back_to_the_old_version() {
        aws.clock().advance(Duration.ofMinutes(2));
        cloudWatch.setAlarmState(alarm ->
                alarm.alarmName("till-errors").stateValue(StateValue.ALARM).stateReason("customers complain"));

        aws.until(SOON, () -> weights().isEmpty());
        assertEquals("1", alias().functionVersion());
        assertEquals("\"first\"", answer());
        aws.until(Duration.ofMinutes(10), () -> stackIs("UPDATE_ROLLBACK_COMPLETE"));
    }

    private boolean stackIs(String status) {
        return cloudFormation
                .describeStacks(asked -> asked.stackName("shop"))
                .stacks()
                .getFirst()
                .stackStatusAsString()
                .equals(status);
    }

    private GetAliasResponse alias() {
        return lambda.getAlias(asked -> asked.functionName("till").name("live"));
    }

    /** The share of each version beside the alias's own. */
    private Map<String, Double> weights() {
        AliasRoutingConfiguration routing = alias().routingConfig();
        return routing == null ? Map.of() : routing.additionalVersionWeights();
    }

    private String answer() {
        return lambda.invoke(asked -> asked.functionName("till").qualifier("live"))
                .payload()
                .asUtf8String();
    }
}
