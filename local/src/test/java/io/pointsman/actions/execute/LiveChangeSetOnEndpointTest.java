package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.changeset.ChangeSetRun;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The change set as CloudFormation gives it decides what is executed: the whole of it, and of its own stack. */
final class LiveChangeSetOnEndpointTest {
    private static final JsonObject WEB = JsonObject.of("StackName", "web");
    private static final JsonObject WHOLE = WEB.with("IncludeNestedStacks", true);

    private final StackPlace place = new StackPlace();

    @AfterEach
    void close() {
        place.close();
    }

    private static String topics(int size, String last) {
        return IntStream.rangeClosed(1, size)
                .mapToObj(i -> "  T" + (1000 + i) + ": {Type: 'AWS::SNS::Topic', Properties: {DisplayName: "
                        + (i == size ? last : "same") + "}}\n")
                .collect(Collectors.joining("", "Resources:\n", ""));
    }

    private static String nesting(String url) {
        return "Resources: {Data: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: '" + url + "'}}}\n";
    }

    private JsonObject reviewed(JsonObject given) {
        assertInstanceOf(Outcome.Succeeded.class, ChangeSetRun.of(place, given));
        return place.find("web", place.run).objectOrEmpty("changeset");
    }

    /** What somebody makes past {@code changeset}, and the record names in the place of what was reviewed. */
    private void exchanged(String template, boolean nested) {
        String arn = place.call(
                        "CreateChangeSet",
                        "StackName",
                        "web",
                        "ChangeSetName",
                        "by-hand",
                        "ChangeSetType",
                        "CREATE",
                        "IncludeNestedStacks",
                        nested,
                        "TemplateBody",
                        template)
                .needText("Id");
        place.pass(Duration.ofMinutes(1));
        named(arn);
    }

    private void named(String arn) {
        place.update(
                "web",
                place.run,
                record -> record.with(
                        "changeset", record.objectOrEmpty("changeset").with("arn", arn)));
    }

    private String refused() {
        String message = assertInstanceOf(Outcome.Failed.class, ExecuteRun.of(place, WEB))
                .message();
        assertEquals("REVIEW_IN_PROGRESS", place.status("web"));
        return message;
    }

    private void executed() {
        Outcome outcome = ExecuteRun.of(place, WEB);
        assertInstanceOf(Outcome.Succeeded.class, outcome, outcome::toString);
    }

    @Test
    void a_change_on_the_second_page_that_nobody_has_reviewed_is_found() {
        place.template = topics(201, "reviewed");
        reviewed(WEB);
        exchanged(topics(201, "another"), /* nested= */ false);

        assertTrue(refused().contains("not what was reviewed"));

        place.run = "run-2";
        reviewed(WEB);
        executed();
    }

    @Test
    void a_change_inside_a_nested_stack_that_nobody_has_reviewed_is_found() {
        place.template = nesting(place.stored("inner.yaml", topics(1, "reviewed")));
        reviewed(WHOLE);
        String same = nesting(place.stored("inner.yaml", topics(1, "another")));
        exchanged(same, /* nested= */ true);

        assertTrue(refused().contains("not what was reviewed"));

        place.run = "run-2";
        reviewed(WHOLE);
        executed();
    }

    @Test
    void a_nested_change_set_that_is_gone_is_not_taken_for_one_without_changes() {
        place.template = nesting(place.stored("inner.yaml", topics(1, "reviewed")));
        JsonObject section = reviewed(WHOLE);
        String nested = place.call("DescribeChangeSet", "ChangeSetName", section.needText("arn"))
                .objects("Changes")
                .getFirst()
                .objectOrEmpty("ResourceChange")
                .needText("ChangeSetId");
        place.call("DeleteChangeSet", "ChangeSetName", nested);

        assertTrue(refused().contains(nested));
    }

    @Test
    void a_change_set_of_another_stack_that_is_out_of_date_is_not_deleted() {
        place.template = topics(1, "reviewed");
        reviewed(WEB);
        place.call("CreateStack", "StackName", "till", "TemplateBody", topics(1, "one"));
        place.pass(Duration.ofMinutes(5));
        String arn = place.call(
                        "CreateChangeSet",
                        "StackName",
                        "till",
                        "ChangeSetName",
                        "theirs",
                        "TemplateBody",
                        topics(1, "two"))
                .needText("Id");
        place.pass(Duration.ofMinutes(1));
        place.call("UpdateStack", "StackName", "till", "TemplateBody", topics(1, "three"));
        place.pass(Duration.ofMinutes(5));
        named(arn);

        String message = refused();

        assertTrue(message.contains("belongs to") && message.contains("stack/till/"), message);
        assertEquals(
                "OBSOLETE",
                place.call("DescribeChangeSet", "ChangeSetName", arn).needText("ExecutionStatus"));
    }

    @Test
    void a_digest_in_the_record_that_is_not_that_of_the_change_set_is_told_apart_from_another_change_set() {
        place.template = topics(1, "reviewed");
        String digest = reviewed(WEB).needText("digest");
        place.update(
                "web",
                place.run,
                record -> record.with(
                        "changeset", record.objectOrEmpty("changeset").with("digest", "0".repeat(64))));

        String message = refused();

        assertTrue(message.contains(digest) && message.contains("0".repeat(64)), message);
    }

    @Test
    void what_was_reviewed_has_the_same_digest_when_it_is_executed_long_after() {
        place.template = nesting(place.stored("inner.yaml", topics(201, "reviewed")));
        String digest = reviewed(WHOLE).needText("digest");
        place.pass(Duration.ofDays(6));

        Outcome outcome = ExecuteRun.of(place, WEB.with("ChangeSetDigest", digest));

        assertInstanceOf(Outcome.Succeeded.class, outcome, outcome::toString);
    }
}
