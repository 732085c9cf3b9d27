package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;

/**
 * Somebody who may write the release bucket exchanges what the record says while a release waits to be executed. The functions are the
 * real ones, and the digest that was approved is told to {@code execute} as the ready pipelines do.
 */
final class ForgedRecordTest {
    private static final String TOPIC =
            "Resources: {Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: WORD}}}";

    private final ReleasePipeline pipeline = ReleasePipeline.reviewed();
    private String run = "";
    private ReleasePipeline.Event event = ReleasePipeline.NONE;

    @BeforeEach
    void a_release_waits_to_be_executed() {
        pipeline.toItsEnd(pipeline.first());
        run = pipeline.start("two");
        event = pipeline.until("execute", run);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    private String key() {
        return "releases/web/" + run + ".json";
    }

    private JsonObject record() {
        return Json.object(pipeline.place
                .s3
                .getObjectAsBytes(get -> get.bucket(StackPlace.BUCKET).key(key()))
                .asUtf8String());
    }

    private void forged(UnaryOperator<JsonObject> section) {
        JsonObject record = record();
        JsonObject other = record.with("changeset", section.apply(record.objectOrEmpty("changeset")));
        pipeline.place.s3.putObject(
                put -> put.bucket(StackPlace.BUCKET).key(key()), RequestBody.fromString(Json.text(other)));
    }

    /** The ARN of a change set that somebody makes past {@code changeset}. */
    private String changeSet(String stack, String type, String word) {
        String arn = pipeline.place
                .call(
                        "CreateChangeSet",
                        "StackName",
                        stack,
                        "ChangeSetName",
                        "by-hand",
                        "ChangeSetType",
                        type,
                        "TemplateBody",
                        TOPIC.replace("WORD", word))
                .needText("Id");
        pipeline.place.pass(Duration.ofMinutes(1));
        return arn;
    }

    private String stackOf(String changeSet) {
        return pipeline.place
                .call("DescribeChangeSet", "ChangeSetName", changeSet)
                .needText("StackId");
    }

    private String refused() {
        String live = pipeline.live();
        pipeline.deliver(event);
        pipeline.toItsEnd(run);

        assertEquals("Failed", pipeline.status(run), pipeline.around::log);
        assertEquals(live, pipeline.live());
        return pipeline.failure("execute");
    }

    /** That of the change set that is there, as the refusal has it. */
    private static String digest(String refusal) {
        return Pattern.compile("has the digest ([0-9a-f]{64}) \\(as CloudFormation says it now\\)")
                .matcher(refusal)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(refusal));
    }

    private void isNotExecuted(String arn) {
        JsonObject found = pipeline.place.call("DescribeChangeSet", "ChangeSetName", arn);
        assertEquals("AVAILABLE", found.needText("ExecutionStatus"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_change_set_of_another_stack_is_not_executed_under_the_digest_that_was_approved(boolean namesTheStack) {
        String arn = changeSet("till", "CREATE", "one");
        forged(section -> {
            JsonObject other = section.with("arn", arn);
            return namesTheStack ? other.with("stackId", stackOf(arn)) : other;
        });

        String failure = refused();

        assertTrue(failure.contains("belongs to") && failure.contains("stack/till/"), failure);
        assertEquals("REVIEW_IN_PROGRESS", pipeline.place.status("till"));
        isNotExecuted(arn);
    }

    @Test
    void a_change_set_of_the_stack_that_nobody_has_reviewed_is_not_executed_under_the_digest_that_was_approved() {
        String arn = changeSet("web", "UPDATE", "one");
        forged(section -> section.with("arn", arn));

        String failure = refused();

        assertTrue(failure.contains("not what was reviewed"), failure);
        isNotExecuted(arn);
    }

    @Test
    void a_digest_in_the_record_that_is_exchanged_for_that_of_the_change_set_there_is_not_what_was_approved() {
        String arn = changeSet("web", "UPDATE", "one");
        String approved = record().objectOrEmpty("changeset").needText("digest");
        forged(section -> section.with("arn", arn));
        String there = digest(refused());
        forged(section -> section.with("digest", there));
        pipeline.retry(run, StageRetryMode.FAILED_ACTIONS);
        event = pipeline.until("execute", run);

        String failure = refused();

        assertTrue(failure.contains("has the digest " + there + " (on record)"), failure);
        assertTrue(failure.contains("allows only " + approved), failure);
        isNotExecuted(arn);
    }

    @Test
    void a_release_that_was_approved_is_not_passed_off_as_one_that_changes_nothing() {
        forged(section -> section.with("changed", false));

        String failure = refused();

        assertTrue(failure.contains("not what was reviewed"), failure);
    }

    @Test
    void a_change_set_is_made_again_for_no_other_stack() {
        pipeline.place.call("CreateStack", "StackName", "till", "TemplateBody", TOPIC.replace("WORD", "one"));
        pipeline.place.pass(Duration.ofMinutes(5));
        pipeline.place.call(
                "DeleteChangeSet",
                "ChangeSetName",
                record().objectOrEmpty("changeset").needText("arn"));
        forged(section -> section.with("order", section.objectOrEmpty("order").with("stack", "till")));

        refused();

        assertEquals(
                List.of(),
                pipeline.place.call("ListChangeSets", "StackName", "till").objects("Summaries"));
    }
}
