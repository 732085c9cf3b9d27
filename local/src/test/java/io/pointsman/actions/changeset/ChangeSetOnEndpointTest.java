package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.execute.ExecuteRun;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Outcome;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.release.CodePlace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole action with the real SDK against the embedded endpoint, and {@code execute} after it. */
final class ChangeSetOnEndpointTest {
    private static final JsonObject WEB = JsonObject.of("StackName", "web");
    private static final JobArtifact REVIEW = new JobArtifact("Review", "artifacts", "review.zip", Optional.empty());

    private final StackPlace place = new StackPlace();

    @AfterEach
    void close() {
        place.close();
    }

    private static String topic(String name) {
        return "Resources: {Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: " + name + "}}}\n";
    }

    private Map<String, String> made() {
        return made(WEB);
    }

    private Map<String, String> made(JsonObject given) {
        return assertInstanceOf(Outcome.Succeeded.class, ChangeSetRun.of(place, given, REVIEW))
                .outputs();
    }

    private String refused(JsonObject given) {
        return assertInstanceOf(Outcome.Failed.class, ChangeSetRun.of(place, given, REVIEW))
                .message();
    }

    private Map<String, String> executed() {
        return assertInstanceOf(Outcome.Succeeded.class, ExecuteRun.of(place, WEB))
                .outputs();
    }

    private void released(String template, String run) {
        place.template = template;
        place.run = run;
        made();
        executed();
    }

    /** All change sets of the stack, as "name status execution". */
    private List<String> changeSets() {
        return place.call("ListChangeSets", "StackName", "web").objects("Summaries").stream()
                .map(one -> one.needText("ChangeSetName") + " " + one.needText("Status") + " "
                        + one.needText("ExecutionStatus"))
                .toList();
    }

    private JsonObject review() {
        byte[] data = ZipArchive.open(RangedBytes.of(place.written.getOrDefault("Review", new byte[0])))
                .read("review.json")
                .orElseThrow();
        return Json.object(new String(data, StandardCharsets.UTF_8));
    }

    private List<String> reviewed() {
        return review().objects("changes").stream()
                .map(change -> change.text("within").map(path -> path + "/").orElse("") + change.needText("logicalId")
                        + " " + change.needText("action"))
                .toList();
    }

    @Test
    void a_second_event_does_not_make_a_second_change_set_beside_the_first() {
        place.template = topic("one");

        assertEquals(made(), made());
        assertEquals(1, changeSets().size());
    }

    private static CodePlace code(String sha256) {
        return new CodePlace(
                "F",
                "CodeUri",
                "b",
                "k",
                Optional.empty(),
                "d",
                "new",
                "t.yaml",
                "src",
                true,
                Optional.of(sha256),
                false);
    }

    @Test
    void the_same_template_with_an_exchanged_package_has_the_digest_that_was_approved() {
        place.template = topic("one");
        place.code = List.of(code("what was built"));
        String approved = made().getOrDefault("ChangeSetDigest", "");

        assertEquals(approved, made().getOrDefault("ChangeSetDigest", ""));
        place.code = List.of(code("exchanged"));
        assertNotEquals(approved, made().getOrDefault("ChangeSetDigest", ""));
    }

    @Test
    void a_change_set_of_other_parameters_under_the_chosen_name_is_replaced_and_not_adopted() {
        place.template = "Parameters: {Name: {Type: String}}\n" + topic("!Ref Name");
        JsonObject named = WEB.with("ChangeSetName", "release");
        made(named.with("ParameterOverrides", Map.of("Name", "one")));
        String second =
                made(named.with("ParameterOverrides", Map.of("Name", "two"))).getOrDefault("ChangeSetArn", "");

        assertEquals(List.of("release CREATE_COMPLETE AVAILABLE"), changeSets());
        List<JsonObject> changes = place.call(
                        "DescribeChangeSet", "ChangeSetName", second, "IncludePropertyValues", true)
                .objects("Changes");
        assertTrue(Json.text(changes).contains("two"));
    }

    @Test
    void a_failed_change_set_does_not_stand_in_the_way_of_the_next_try() {
        place.template =
                "Metadata: {PointsmanLocal: {ChangeSetHook: 'Org::Guard::Hook', Reason: friday}}\n" + topic("one");
        String message = refused(WEB);
        assertTrue(message.contains("The following hook(s) failed: [Org::Guard::Hook]"), message);
        assertTrue(message.contains("Org::Guard::Hook: friday"), message);
        assertEquals(List.of(), changeSets());

        place.template = topic("one");
        made();
    }

    @Test
    void a_change_set_that_vanishes_while_it_is_followed_is_made_again_instead_of_failing_the_release() {
        place.template = topic("one");
        place.meanwhile(() -> {
            place.meanwhile(() -> {});
            place.pass(java.time.Duration.ofSeconds(10));
            place.call("ListChangeSets", "StackName", "web")
                    .objects("Summaries")
                    .forEach(one -> place.call("DeleteChangeSet", "ChangeSetName", one.needText("ChangeSetId")));
        });

        Map<String, String> outputs = made();
        assertEquals(1, changeSets().size());
        assertEquals("true", outputs.get("Changed"));
    }

    @Test
    void an_obsolete_change_set_is_not_taken_for_what_would_change_now() {
        released(topic("one"), "run-1");
        place.template = topic("two");
        place.run = "run-2";
        String before = made().get("ChangeSetDigest");
        place.call("UpdateStack", "StackName", "web", "TemplateBody", topic("three"));
        place.pass(java.time.Duration.ofMinutes(5));
        assertTrue(changeSets().toString().contains("OBSOLETE"), changeSets().toString());

        String after = made().get("ChangeSetDigest");
        assertNotEquals(before, after);
        assertEquals(
                1,
                changeSets().stream().filter(one -> one.endsWith("AVAILABLE")).count());
        assertFalse(changeSets().toString().contains("OBSOLETE"));
    }

    @Test
    void an_old_release_that_comes_back_gets_a_new_change_set_although_its_name_was_used() {
        released(topic("one"), "run-1");
        String first = place.find("web", "run-1").objectOrEmpty("changeset").needText("arn");
        released(topic("two"), "run-2");

        released(topic("one"), "run-1");
        assertNotEquals(
                first, place.find("web", "run-1").objectOrEmpty("changeset").needText("arn"));
        assertEquals("UPDATE_COMPLETE", place.status("web"));
        assertTrue(place.call("GetTemplate", "StackName", "web")
                .needText("TemplateBody")
                .contains("one"));
    }

    @Test
    void a_retry_after_the_execution_compares_anew_instead_of_adopting_what_was_executed() {
        released(topic("one"), "run-1");
        String first = place.find("web", "run-1").objectOrEmpty("changeset").needText("name");

        Map<String, String> again = made();
        assertEquals(first + "-2", again.get("ChangeSetName"));
        assertEquals("false", again.get("Changed"));
        assertEquals("CREATE_COMPLETE", executed().get("StackStatus"));
    }

    @Test
    void nothing_to_change_in_a_plain_template_goes_on_to_execute() {
        released(topic("one"), "run-1");
        place.run = "run-2";

        assertEquals("false", made().get("Changed"));
        assertEquals("CREATE_COMPLETE", executed().get("StackStatus"));
        assertEquals(Optional.of(false), review().flag("changed"));
        assertFalse(changeSets().toString().contains("FAILED"));
    }

    @Test
    void nothing_to_change_in_a_template_with_a_transform_goes_on_to_execute() {
        String template = "Transform: AWS::LanguageExtensions\n" + topic("one");
        released(template, "run-1");
        place.run = "run-2";

        assertEquals("false", made().get("Changed"));
        assertEquals("CREATE_COMPLETE", executed().get("StackStatus"));
    }

    @Test
    void a_name_that_is_taken_is_found_by_early_validation_and_named() {
        place.s3.createBucket(create -> create.bucket("taken"));
        place.template = "Resources: {Logs: {Type: 'AWS::S3::Bucket', Properties: {BucketName: taken}}}\n";

        String message = refused(WEB);
        assertTrue(message.contains("'taken' already exists") && message.contains("/Resources/Logs"), message);
        assertTrue(message.contains("What to do:"), message);
    }

    @Test
    void a_property_that_early_validation_refuses_is_named_with_its_place() {
        place.template =
                "Resources: {Topic: {Type: 'AWS::SNS::Topic', Metadata: {PointsmanLocal: {Invalid: 'extraneous key"
                        + " [Nmae] is not permitted'}}}}\n";

        String message = refused(WEB);
        assertTrue(message.contains("AWS::EarlyValidation::PropertyValidation"), message);
        assertTrue(message.contains("extraneous key [Nmae] is not permitted"), message);
    }

    @Test
    void a_change_set_of_five_hundred_resources_is_reviewed_from_all_its_pages() {
        place.template = "Resources:\n"
                + IntStream.range(0, 500)
                        .mapToObj(i -> "  T" + i + ": {Type: 'AWS::SNS::Topic'}\n")
                        .collect(Collectors.joining());
        Map<String, String> outputs = made();

        assertEquals(500, review().objects("changes").size());
        assertEquals(pages(outputs.getOrDefault("ChangeSetArn", "")), 3);
        String page = new String(
                ZipArchive.open(RangedBytes.of(place.written.getOrDefault("Review", new byte[0])))
                        .read("review.html")
                        .orElseThrow(),
                StandardCharsets.UTF_8);
        assertTrue(page.contains("T499"));
    }

    private int pages(String arn) {
        int pages = 0;
        Optional<String> next = Optional.empty();
        do {
            JsonObject page = next.map(
                            token -> place.call("DescribeChangeSet", "ChangeSetName", arn, "NextToken", token))
                    .orElseGet(() -> place.call("DescribeChangeSet", "ChangeSetName", arn));
            next = page.text("NextToken");
            pages++;
        } while (next.isPresent());
        return pages;
    }

    @Test
    void the_template_of_a_large_stack_goes_through_the_bucket_that_its_url_names() {
        place.template = topic("one") + "# " + "x".repeat(60_000) + "\n";

        assertEquals("true", made().get("Changed"));
    }

    @Test
    void the_review_page_lies_where_its_url_points() {
        place.template = topic("one");
        String url = made().getOrDefault("ReviewUrl", "");

        assertTrue(
                url.startsWith("https://us-east-1.console.aws.amazon.com/s3/object/releases?region=us-east-1&prefix="),
                url);
        String key = java.net.URLDecoder.decode(url.substring(url.indexOf("prefix=") + 7), StandardCharsets.UTF_8);
        String page = place.s3
                .getObjectAsBytes(get -> get.bucket(StackPlace.BUCKET).key(key))
                .asUtf8String();
        assertTrue(page.contains("<h1>web</h1>"));
    }

    /** A stack whose nested stack has a table of that name. */
    private String nesting(String inner) {
        return "Resources: {Data: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: '"
                + place.stored(
                        "inner-" + inner + ".yaml",
                        "Resources: {Table: {Type: 'AWS::DynamoDB::Table', Properties: {TableName: " + inner + "}}}\n")
                + "'}}}\n";
    }

    @Test
    void the_changes_inside_a_nested_stack_are_reviewed_where_they_are_asked_for() {
        JsonObject nested = WEB.with("IncludeNestedStacks", true);
        place.template = nesting("orders");
        made(nested);
        assertEquals(List.of("Data ADD", "Data/Table ADD"), reviewed());
        executed();

        place.template = nesting("orders2");
        place.run = "run-2";
        made(nested);
        assertEquals(List.of("Data/Table MODIFY", "Data MODIFY"), reviewed());
        assertEquals("DATA", review().objects("changes").getFirst().needText("risk"));
        assertEquals("UPDATE_COMPLETE", executed().get("StackStatus"));
    }

    @Test
    void a_policy_sees_what_a_nested_stack_would_replace_and_objects_to_what_it_cannot_see() {
        released(nesting("orders"), "run-1");
        place.template = nesting("orders2");
        place.run = "run-2";

        String seen = refused(WEB.with("IncludeNestedStacks", true).with("Policy", "Stateful"));
        assertTrue(seen.contains("NoReplacement: Data/Table (AWS::DynamoDB::Table): would be replaced"), seen);
        String unseen = refused(WEB.with("Policy", "Stateful"));
        assertTrue(unseen.contains("set IncludeNestedStacks to true"), unseen);
        assertFalse(changeSets().toString().contains(" AVAILABLE"));
    }

    @Test
    void a_change_set_that_is_replaced_takes_its_nested_ones_and_their_empty_stacks_along() {
        place.template = nesting("orders");
        made(WEB.with("IncludeNestedStacks", true).with("ChangeSetName", "release"));
        place.template = nesting("orders2");
        made(WEB.with("IncludeNestedStacks", true).with("ChangeSetName", "release"));

        assertEquals(2, place.call("DescribeStacks").objects("Stacks").size());
    }

    @Test
    void the_reason_of_a_nested_change_set_that_fails_is_the_one_that_is_told() {
        place.template = "Resources: {Data: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: '"
                + place.stored(
                        "hooked.yaml",
                        "Metadata: {PointsmanLocal: {ChangeSetHook: 'Org::Guard::Hook', Reason: friday}}\n"
                                + topic("x"))
                + "'}}}\n";

        String message = refused(WEB.with("IncludeNestedStacks", true));
        assertTrue(message.contains("failed: The following hook(s) failed: [Org::Guard::Hook]"), message);
        assertTrue(message.contains("friday"), message);
    }
}
