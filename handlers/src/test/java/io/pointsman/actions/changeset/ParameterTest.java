package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.json.Json;
import io.pointsman.release.StackStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Parameters, tags and the template configuration file. */
final class ParameterTest {
    private final Bench bench = new Bench();

    ParameterTest() {
        bench.template = """
            Parameters:
              BucketName: {Type: String}
              ObjectKey: {Type: String}
              Stage: {Type: String, Default: test}
            Resources:
              Fn:
                Type: AWS::Serverless::Function
                Properties: {CodeUri: {Bucket: !Ref BucketName, Key: !Sub "${ObjectKey}"}}
            """;
        bench.implied.put("BucketName", "artifacts");
        bench.implied.put("ObjectKey", "web/Source/abc");
    }

    private Map<String, Optional<String>> told() {
        return bench.changeSets.created.getLast().parameters();
    }

    @Test
    void the_two_parameters_of_the_blog_get_the_location_of_the_artifact() {
        bench.succeed();

        assertEquals(
                Map.of("BucketName", Optional.of("artifacts"), "ObjectKey", Optional.of("web/Source/abc")), told());
    }

    @Test
    void what_the_user_gives_wins_over_what_the_rewrite_implies() {
        bench.succeed("ParameterOverrides", Map.of("BucketName", "mine"));

        assertEquals(Optional.of("mine"), told().get("BucketName"));
    }

    @Test
    void overrides_that_are_no_object_are_not_quoted() {
        String message = bench.fail("ParameterOverrides", "DbPassword=hunter2").message();

        assertTrue(message.contains("ParameterOverrides must be an object of names and values"), message);
        assertFalse(message.contains("hunter2"), message);
    }

    @Test
    void a_value_that_sounds_like_a_secret_is_not_on_record_and_one_that_does_not_is() {
        bench.template = """
            Parameters: {DbPassword: {Type: String, Default: x}, Stage: {Type: String, Default: x}}
            Resources: {Fn: {Type: 'AWS::SNS::Topic'}}
            """;
        bench.implied.clear();
        bench.succeed("ParameterOverrides", Map.of("Stage", "hunter1"));
        assertTrue(record().contains("hunter1"), record());

        bench.succeed("ParameterOverrides", Map.of("Stage", "hunter1", "DbPassword", "hunter2"));
        assertFalse(record().contains("hunter"), record());

        bench.succeed("ParameterOverrides", Map.of("DbPassword", "hunter2"), "ShowValues", List.of("DbPassword"));
        assertTrue(record().contains("hunter2"), record());
    }

    private String record() {
        return Json.text(bench.records.find("web", bench.run));
    }

    @Test
    void overrides_win_over_the_configuration_file() {
        bench.files.put(
                "prod.json",
                "{\"Parameters\": {\"Stage\": \"prod\", \"BucketName\": \"file\"}, \"Tags\": {\"Team\": \"a\"}}");
        bench.succeed(
                "TemplateConfiguration", "Release::prod.json",
                "ParameterOverrides", Map.of("BucketName", "mine"),
                "Tags", Map.of("Cost", 7L),
                "ArtifactMay", List.of("Tags"));

        assertEquals(Optional.of("mine"), told().get("BucketName"));
        assertEquals(Optional.of("prod"), told().get("Stage"));
        assertEquals(
                Map.of("Team", "a", "Cost", "7"),
                bench.changeSets.created.getLast().options().tags());
    }

    @Test
    void the_artifact_does_not_say_with_which_tags() {
        bench.files.put("prod.json", "{\"Parameters\": {\"Stage\": \"prod\"}, \"Tags\": {\"Team\": \"a\"}}");

        Outcome.Failed failed = bench.fail("TemplateConfiguration", "prod.json");

        assertEquals(FailureKind.CONFIGURATION, failed.kind());
        assertTrue(failed.message().contains("ArtifactMay [Tags]"), failed.message());
        assertEquals(List.of(), bench.changeSets.created);
    }

    private void refusesStage(String why, Object... namesAndValues) {
        Outcome.Failed failed = bench.fail(namesAndValues);

        assertEquals(FailureKind.CONFIGURATION, failed.kind());
        assertTrue(
                failed.message().startsWith("parameter Stage: rewrite followed it to code as 'prod'"),
                failed.message());
        assertTrue(failed.message().contains(why), failed.message());
        assertEquals(List.of(), bench.changeSets.created);
    }

    @Test
    void a_value_that_contradicts_the_code_that_was_packaged_is_refused() {
        bench.assumed.put("Stage", "prod");

        refusesStage("would deploy another value", "ParameterOverrides", Map.of("Stage", "test"));
        refusesStage("would deploy another value");
        bench.files.put("test.json", "{\"Parameters\": {\"Stage\": \"test\"}}");
        refusesStage("would deploy another value", "TemplateConfiguration", "test.json");
    }

    @Test
    void a_value_that_the_stack_would_keep_is_not_known_to_be_the_one_of_the_code() {
        bench.template = bench.template.replace(", Default: test", "");
        bench.assumed.put("Stage", "prod");
        bench.changeSets.stackIs(StackStatus.UPDATE_COMPLETE, "Stage");

        refusesStage("gives it no value");
    }

    @Test
    void the_value_that_the_code_was_packaged_for_is_deployed() {
        bench.assumed.put("Stage", "prod");
        bench.succeed("ParameterOverrides", Map.of("Stage", "prod"));
        assertEquals(Optional.of("prod"), told().get("Stage"));
        bench.assumed.put("Stage", "test");
        bench.run = "source/next.zip";
        bench.succeed();
        assertEquals(2, bench.changeSets.created.size());
    }

    @Test
    void a_value_without_a_declaration_is_named_before_any_call() {
        Outcome.Failed failed = bench.fail("ParameterOverrides", Map.of("Bucket", "x"));

        assertEquals(FailureKind.CONFIGURATION, failed.kind());
        assertTrue(failed.message().contains("[Bucket] not declared"), failed.message());
    }

    @Test
    void a_declaration_without_a_value_is_named_before_the_change_set_is_made() {
        bench.implied.clear();

        Outcome.Failed failed = bench.fail();

        assertTrue(failed.message().contains("[BucketName, ObjectKey] have no value"), failed.message());
        assertEquals(List.of(), bench.changeSets.created);
    }

    @Test
    void an_update_keeps_the_values_that_the_stack_has() {
        bench.implied.clear();
        bench.changeSets.stackIs(StackStatus.UPDATE_COMPLETE, "BucketName", "ObjectKey", "Stage");
        bench.succeed();

        assertEquals(Map.of("BucketName", Optional.empty(), "ObjectKey", Optional.empty()), told());
    }

    @Test
    void a_new_stack_cannot_keep_what_a_review_left_behind() {
        bench.implied.clear();
        bench.changeSets.stackIs(StackStatus.REVIEW_IN_PROGRESS, "BucketName", "ObjectKey");

        assertTrue(bench.fail().message().contains("stack web is new"));
    }

    @Test
    void numbers_flags_and_lists_become_text() {
        bench.succeed("ParameterOverrides", Map.of("Stage", List.of("a", 2L, true)));

        assertEquals(Optional.of("a,2,true"), told().get("Stage"));
    }

    @Test
    void a_function_of_CodePipelines_own_action_is_explained() {
        Object function = Map.of("Fn::GetArtifactAtt", List.of("MyApp", "BucketName"));

        assertTrue(bench.fail("ParameterOverrides", Map.of("BucketName", function))
                .message()
                .contains("leave the parameter out"));
    }

    @Test
    void a_stack_policy_is_refused() {
        bench.files.put("prod.json", "{\"StackPolicy\": {\"Statement\": []}}");

        assertTrue(bench.fail("TemplateConfiguration", "prod.json").message().contains("StackPolicy is not supported"));
    }

    @Test
    void a_configuration_file_that_is_not_there_is_named() {
        assertTrue(bench.fail("TemplateConfiguration", "none.json").message().contains("none.json"));
    }
}
