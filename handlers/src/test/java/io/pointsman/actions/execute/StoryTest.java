package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.causes.JobMessage;
import io.pointsman.causes.KnownReason;
import io.pointsman.causes.ToldCause;
import io.pointsman.json.Json;
import io.pointsman.release.StackStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StoryTest {
    private static final Place PLACE = new Place("sam.template", Map.of("Hello", 12, "HelloTable", 30, "Data", 41));

    private static Failure failure(String path, String reason) {
        return new Failure(Instant.EPOCH, path, "AWS::DynamoDB::Table", "web-1", "CREATE_FAILED", reason);
    }

    private static Story story(Failure... failures) {
        Operation operation = new Operation(
                Optional.of(StackStatus.UPDATE_ROLLBACK_COMPLETE), "stack reason", 1, 2, List.of(failures));
        return new Story("web", PLACE, 3, operation, /* isJustFound= */ false);
    }

    private static String told(Failure... failures) {
        return told(StackStatus.UPDATE_ROLLBACK_COMPLETE, failures);
    }

    private static String told(StackStatus status, Failure... failures) {
        return story(failures).failure(status, (Ending.Bad) Ending.of(status), List.of(), "", "");
    }

    @Test
    void the_message_has_resource_type_reason_place_and_what_to_do() {
        String message = told(failure("HelloTable", "web-1 already exists"));

        assertTrue(
                message.startsWith(
                        "stack web is UPDATE_ROLLBACK_COMPLETE: the update failed and was rolled back. First cause:"
                            + " HelloTable (AWS::DynamoDB::Table) CREATE_FAILED: web-1 already exists (sam.template,"
                            + " line 30)\n"
                            + "What to do:"),
                message);
        assertTrue(message.contains("retry from changeset"));
    }

    @Test
    void what_became_of_production_comes_after_the_cause_and_what_to_do() {
        StackStatus status = StackStatus.UPDATE_ROLLBACK_COMPLETE;
        String message = story(failure("HelloTable", "already exists"))
                .failure(status, (Ending.Bad) Ending.of(status), List.of("alias live is back on version 3"), "", "");

        int advice = message.indexOf("What to do: ");
        assertTrue(advice > message.indexOf("First cause: HelloTable"), message);
        assertTrue(message.indexOf("\nalias live is back on version 3.\n") > advice, message);
    }

    static Stream<KnownReason> reasons() {
        return WORDS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void however_long_the_reason_cause_and_what_to_do_stand_at_the_top(KnownReason reason) {
        String words = Objects.requireNonNull(WORDS.get(reason)) + " and AWS says more ".repeat(60);
        String message = told(failure("HelloTable", words));
        String first = message.substring(0, ToldCause.SHORT);

        assertTrue(first.contains("First cause: HelloTable (AWS::DynamoDB::Table)"), message);
        assertTrue(
                first.contains(
                        "\nWhat to do: " + JobMessage.cut(reason.advice(), 30).replace("...", "")),
                message);
        assertTrue(message.contains("\nThe first cause in full: HelloTable"), message);
    }

    /** Reasons in CloudFormation's words, one of each length of advice. */
    private static final Map<KnownReason, String> WORDS = Map.of(
            KnownReason.NAME_TAKEN, "web-1 already exists",
            KnownReason.DENIED, "not authorized to perform sns:CreateTopic",
            KnownReason.THROTTLED, "Rate exceeded",
            KnownReason.BUCKET_NOT_EMPTY, "The bucket you tried to delete is not empty",
            KnownReason.NOT_STABLE, "did not stabilize",
            KnownReason.VERSION_EXISTS, "A version for this Lambda function exists ( 2 )");

    @Test
    void a_cause_that_fits_is_not_said_twice() {
        assertFalse(told(failure("HelloTable", "web-1 already exists")).contains("in full"));
    }

    @Test
    void a_failed_creation_is_told_to_delete_the_stack_and_retry() {
        assertTrue(told(StackStatus.ROLLBACK_COMPLETE, failure("HelloTable", "x"))
                .startsWith("stack web is ROLLBACK_COMPLETE: the creation failed and was rolled back; delete the stack,"
                        + " then retry. First cause: "));
    }

    @Test
    void a_limit_of_the_embedded_endpoint_is_called_one_and_nobody_is_told_to_delete_or_to_retry() {
        String message = told(
                StackStatus.ROLLBACK_COMPLETE,
                failure("Other", "AccessDenied"),
                failure("HelloTable", "the embedded endpoint has no tables of stone; AWS takes this"));

        assertTrue(message.contains("the embedded endpoint has no tables of stone; AWS takes this"), message);
        assertTrue(message.contains("What to do: this is a limit of Pointsman's embedded endpoint"), message);
        assertFalse(message.contains("delete the stack"), message);
        assertFalse(message.contains("retry"), message);
    }

    @Test
    void a_resource_that_the_transform_made_is_found_by_what_it_was_made_from() {
        assertTrue(told(failure("HelloRole", "x")).contains("(made from Hello, sam.template, line 12)"));
        assertFalse(told(failure("Nobody", "x")).contains("line"));
    }

    @Test
    void a_resource_in_a_nested_stack_is_found_by_that_stack() {
        assertTrue(told(failure("Data/Table", "x")).contains("(nested stack of sam.template, line 41)"));
    }

    @Test
    void the_cause_and_what_to_do_are_never_lost_to_the_length_of_the_rest() {
        Failure[] many = IntStream.range(0, 300)
                .mapToObj(i -> failure("R" + i, i == 0 ? "already exists " + "x".repeat(9_000) : "y".repeat(100)))
                .toArray(Failure[]::new);
        String message = told(many);

        assertTrue(message.length() <= 5_000, message.length() + "");
        assertTrue(message.contains("First cause: R0"));
        assertTrue(message.contains("What to do:") && message.contains("retry from changeset"));
    }

    @Test
    void without_a_failed_resource_the_stack_itself_is_quoted() {
        assertTrue(told().contains("First cause: stack reason"));
    }

    @Test
    void the_record_for_the_log_has_every_failure_with_its_place() {
        String record = Json.text(story(failure("Hello", "already exists"), failure("Data/Table", "x"))
                .json(StackStatus.ROLLBACK_COMPLETE, "arn:cs", "details"));

        assertTrue(record.contains("\"known\":\"NAME_TAKEN\""), record);
        assertTrue(record.contains("\"where\":\"sam.template, line 12\""), record);
        assertTrue(record.contains("\"resource\":\"Data/Table\""), record);
        assertEquals(2, Json.object(record).objects("failures").size());
    }

    private static String toldWith(String left, Failure failure) {
        StackStatus status = StackStatus.UPDATE_ROLLBACK_COMPLETE;
        return story(failure).failure(status, (Ending.Bad) Ending.of(status), List.of(), "", left);
    }

    /** Whoever is told which version stands in the way, and how to remove it, needs no advice on versions in general. */
    @Test
    void advice_that_does_not_help_stands_beside_the_command_that_does() {
        Failure version = failure("FVersion", "A version for this Lambda function exists ( 2 )");
        Failure name = failure("HelloTable", "web-1 already exists");

        assertFalse(toldWith("\nRemove it: aws", version).contains("What to do:"));
        assertTrue(toldWith("", version).contains("What to do: Lambda makes no second version"));
        assertTrue(toldWith("\nRemove it: aws", name).contains("What to do:"));
    }
}
