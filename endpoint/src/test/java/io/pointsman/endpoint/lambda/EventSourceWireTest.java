package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceInUseException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

final class EventSourceWireTest {
    private static final String QUEUE = "arn:aws:sqs:us-east-1:123456789012:orders";
    private static final String STREAM = "arn:aws:kinesis:us-east-1:123456789012:stream/orders";

    private final Wire wire = Wire.released("app");

    @AfterEach
    void close() {
        wire.close();
    }

    /** Public reports: aws/aws-cdk#2084, davidgf/serverless-plugin-canary-deployments#9. */
    @Test
    void a_mapping_on_an_alias_keeps_the_alias_and_not_the_version() {
        String uuid = create(QUEUE, "app:live").uuid();
        assertEquals(Wire.ARN + "app:live", get(uuid).functionArn());
        wire.lambda.updateAlias(ask -> ask.functionName("app").name("live").functionVersion("2"));
        assertEquals(Wire.ARN + "app:live", get(uuid).functionArn());
    }

    @Test
    void a_mapping_is_on_what_it_was_made_for() {
        assertEquals(Wire.ARN + "app", create(QUEUE, "app").functionArn());
        assertEquals(Wire.ARN + "app:1", create(QUEUE, "app:1").functionArn());
        assertEquals(Wire.ARN + "app:$LATEST", create(QUEUE, "app:$LATEST").functionArn());
        assertEquals(
                List.of(Wire.ARN + "app:1"),
                wire.lambda.listEventSourceMappings(ask -> ask.functionName("app:1")).eventSourceMappings().stream()
                        .map(EventSourceMappingConfiguration::functionArn)
                        .toList());
    }

    @Test
    void a_mapping_is_creating_enabled_disabling_disabled_and_deleting() {
        CreateEventSourceMappingResponse made = create(QUEUE, "app");
        assertEquals("Creating", made.state());
        assertEquals("USER_INITIATED", made.stateTransitionReason());
        assertEquals(10, made.batchSize());
        pass();
        assertEquals("Enabled", get(made.uuid()).state());
        assertEquals(
                "Disabling",
                wire.lambda
                        .updateEventSourceMapping(ask -> ask.uuid(made.uuid()).enabled(false))
                        .state());
        pass();
        assertEquals("Disabled", get(made.uuid()).state());
        assertEquals(
                "Deleting",
                wire.lambda
                        .deleteEventSourceMapping(ask -> ask.uuid(made.uuid()))
                        .state());
        pass();
        assertThrows(ResourceNotFoundException.class, () -> get(made.uuid()));
    }

    @Test
    void a_mapping_that_moves_can_be_neither_changed_nor_deleted() {
        String uuid = create(QUEUE, "app").uuid();
        ResourceInUseException no = assertThrows(
                ResourceInUseException.class,
                () -> wire.lambda.updateEventSourceMapping(ask -> ask.uuid(uuid).batchSize(5)));
        assertEquals(
                "Cannot update the event source mapping because it is in use.",
                no.awsErrorDetails().errorMessage());
        assertThrows(ResourceInUseException.class, () -> wire.lambda.deleteEventSourceMapping(ask -> ask.uuid(uuid)));
    }

    @Test
    void an_update_moves_a_mapping_to_another_version_and_keeps_the_rest() {
        String uuid = wire.lambda
                .createEventSourceMapping(ask -> ask.functionName("app:1")
                        .eventSourceArn(QUEUE)
                        .scalingConfig(scaling -> scaling.maximumConcurrency(7)))
                .uuid();
        pass();
        wire.lambda.updateEventSourceMapping(ask -> ask.uuid(uuid).functionName("app:2"));
        assertEquals(Wire.ARN + "app:2", get(uuid).functionArn());
        assertEquals(7, get(uuid).scalingConfig().maximumConcurrency());
    }

    @Test
    void a_stream_has_the_defaults_of_streams_and_needs_a_position() {
        InvalidParameterValueException no =
                assertThrows(InvalidParameterValueException.class, () -> create(STREAM, "app"));
        assertEquals(
                "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member"
                        + " must not be null.",
                no.awsErrorDetails().errorMessage());
        CreateEventSourceMappingResponse made = wire.lambda.createEventSourceMapping(
                ask -> ask.functionName("app").eventSourceArn(STREAM).startingPosition("TRIM_HORIZON"));
        assertEquals(-1, made.maximumRecordAgeInSeconds());
        assertEquals(100, made.batchSize());
        assertEquals("No records processed", made.lastProcessingResult());
        assertEquals("User action", made.stateTransitionReason());
    }

    @Test
    void one_queue_calls_one_function_once() {
        String uuid = create(QUEUE, "app:live").uuid();
        ResourceConflictException no = assertThrows(ResourceConflictException.class, () -> create(QUEUE, "app:live"));
        assertEquals(
                "An event source mapping with SQS arn (\" " + QUEUE
                        + " \") and function (\" app:live \") already exists."
                        + " Please update or delete the existing mapping with UUID " + uuid,
                no.awsErrorDetails().errorMessage());
    }

    @Test
    void a_function_that_is_not_there_and_a_source_that_is_none_are_refused() {
        assertEquals("Function does not exist", refusal(QUEUE, "nobody"));
        assertEquals("Function does not exist", refusal(QUEUE, "app:dead"));
        assertEquals("Unrecognized event source.", refusal("arn:aws:iam::123456789012:role/no", "app"));
    }

    @Test
    void a_mapping_has_tags_and_outlives_its_function() {
        String arn = wire.lambda
                .createEventSourceMapping(
                        ask -> ask.functionName("app").eventSourceArn(QUEUE).tags(Map.of("team", "shop")))
                .eventSourceMappingArn();
        wire.lambda.tagResource(ask -> ask.resource(arn).tags(Map.of("stage", "prod")));
        assertEquals(
                Map.of("team", "shop", "stage", "prod"),
                wire.lambda.listTags(ask -> ask.resource(arn)).tags());
        wire.lambda.deleteFunction(ask -> ask.functionName("app"));
        pass();
        assertEquals("Enabled", get(arn.substring(arn.lastIndexOf(':') + 1)).state());
    }

    private String refusal(String source, String function) {
        return assertThrows(LambdaException.class, () -> create(source, function))
                .awsErrorDetails()
                .errorMessage();
    }

    private CreateEventSourceMappingResponse create(String source, String function) {
        return wire.lambda.createEventSourceMapping(
                ask -> ask.functionName(function).eventSourceArn(source));
    }

    private EventSourceMappingConfiguration get(String uuid) {
        return wire.lambda.listEventSourceMappings().eventSourceMappings().stream()
                .filter(mapping -> mapping.uuid().equals(uuid))
                .findFirst()
                .map(mapping -> {
                    var one = wire.lambda.getEventSourceMapping(ask -> ask.uuid(uuid));
                    assertEquals(mapping.state(), one.state());
                    return mapping;
                })
                .orElseGet(() -> {
                    wire.lambda.getEventSourceMapping(ask -> ask.uuid(uuid));
                    throw new AssertionError("listed nowhere and there: " + uuid);
                });
    }

    private void pass() {
        wire.clock.advance(Duration.ofSeconds(10));
    }
}
