package io.pointsman.actions.changeset;

import static io.pointsman.actions.changeset.AliasScene.function;
import static io.pointsman.actions.changeset.AliasScene.sam;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The production alias in the template of SAM, release after release, against the embedded endpoint. */
final class AliasOnEndpointTest {
    private static final String CONCURRENCY = "ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 2}";

    private final AliasScene scene = new AliasScene();

    @AfterEach
    void close() {
        scene.close();
    }

    /** On version 2, which the pinned version resource (1) is not. */
    private void onTwo() {
        scene.released(sam("one"));
        scene.released(sam("two"));
        scene.shifted("F");
    }

    @Test
    void a_first_release_makes_the_alias_and_is_not_stopped_by_its_guard() {
        scene.released(sam("one"));

        assertEquals("1", scene.live("F"));
        assertEquals("FRESH", scene.submission().objects("pins").getFirst().needText("kind"));
    }

    @Test
    void new_code_does_not_reach_customers_when_the_stack_is_updated() {
        scene.released(sam("one"));
        scene.released(sam("two"));

        assertEquals(List.of("F MODIFY"), scene.changes());
        assertEquals("1", scene.live("F"));
        assertEquals("2", scene.shifted("F"));
        scene.released(sam("three"));
        assertEquals("2", scene.live("F"));
    }

    @Test
    void a_stack_that_cloudformation_made_alone_is_adopted_with_its_alias_untouched() {
        scene.deployed(sam("one"));
        assertEquals("1", scene.live("F"));
        scene.released(sam("two"));

        assertEquals(List.of("F MODIFY"), scene.changes());
        assertEquals("1", scene.live("F"));
        assertEquals("DEPLOYED", scene.submission().objects("pins").getFirst().needText("kind"));
    }

    @Test
    void a_version_description_that_changes_with_each_build_does_not_move_live() {
        scene.released(sam("one", "VersionDescription: build 1"));
        scene.released(sam("two", "VersionDescription: build 2"));
        assertEquals("1", scene.live("F"));
        scene.released(sam("three"));

        assertEquals(List.of("F MODIFY"), scene.changes());
        assertEquals("1", scene.live("F"));
    }

    @Test
    void a_pin_of_the_users_own_that_changes_with_each_build_does_not_move_live() {
        scene.released(sam("one", "AutoPublishCodeSha256: aaaaaaaaaa"));
        scene.released(sam("two", "AutoPublishCodeSha256: bbbbbbbbbb"));

        assertEquals("1", scene.live("F"));
        assertTrue(scene.review().texts("pins").getFirst().contains("own AutoPublishCodeSha256 is replaced"));
    }

    @Test
    void memory_and_environment_make_no_version_that_live_would_move_to() {
        scene.released(sam("one", "AutoPublishAliasAllProperties: true"));
        scene.released(sam(
                "one",
                "AutoPublishAliasAllProperties: true",
                "MemorySize: 512",
                "Environment: {Variables: {MODE: b}}"));

        assertEquals(List.of("F MODIFY"), scene.changes());
        assertEquals("1", scene.live("F"));
    }

    @Test
    void provisioned_concurrency_does_not_send_customers_back_to_the_pinned_version() {
        onTwo();
        String message = scene.refused(sam("three", CONCURRENCY));

        assertTrue(
                message.contains("would move live of F from version 2 to version 1 for all customers at once"),
                message);
        assertTrue(message.contains("ProvisionedConcurrencyConfig"), message);
        assertTrue(message.contains("set AllAtOnce to [\"F\"]"), message);
        assertEquals(0, scene.changeSets());
        assertEquals("2", scene.live("F"));
        assertTrue(scene.recorded().has("refused"));
    }

    @Test
    void provisioned_concurrency_where_live_is_on_the_pinned_version_passes() {
        scene.released(sam("one"));
        scene.released(sam("one", CONCURRENCY));

        assertEquals("1", scene.live("F"));
    }

    @Test
    void provisioned_concurrency_alone_goes_to_a_new_version_of_equal_content() {
        onTwo();
        scene.released(sam("two", CONCURRENCY));

        assertEquals("SETTLED", scene.submission().objects("pins").getFirst().needText("kind"));
        assertEquals("3", scene.live("F"));
        assertEquals(sha("2"), sha("3"));
        scene.released(sam("three", CONCURRENCY));
        assertEquals(List.of("F MODIFY"), scene.changes());
        assertEquals("3", scene.live("F"));
    }

    /** Said first, and all of it: a person has to change the template anyway. */
    @Test
    void provisioned_concurrency_that_could_settle_waits_for_what_is_refused_beside_it() {
        scene.released(sam("one") + function("G", "one"));
        scene.released(sam("two") + function("G", "two"));
        scene.shifted("F");
        scene.shifted("G");
        String message = scene.refused(sam("two", CONCURRENCY) + function("G", "three", CONCURRENCY));

        assertTrue(message.contains("live of F from version 2"), message);
        assertTrue(message.contains("live of G from version 2"), message);
    }

    private String sha(String version) {
        return scene.place
                .lambda
                .getFunctionConfiguration(get -> get.functionName("web-F").qualifier(version))
                .codeSha256();
    }

    @Test
    void code_that_a_hook_refused_does_not_slip_live_with_provisioned_concurrency() {
        onTwo();
        scene.released(sam("three")); // published, and not let in
        String message = scene.refused(sam("three", CONCURRENCY));

        assertTrue(message.contains("from version 2 to version 1"), message);
        assertEquals("2", scene.live("F"));
    }

    @Test
    void who_means_it_all_at_once_gets_a_fresh_pin_and_the_next_release_keeps_it() {
        onTwo();
        scene.given = scene.given.with("AllAtOnce", List.of("F"));
        scene.released(sam("three", CONCURRENCY));
        assertEquals("3", scene.live("F"));
        scene.given = JsonObject.of("StackName", "web");
        scene.released(sam("four", CONCURRENCY));

        assertEquals("3", scene.live("F"));
    }

    @Test
    void a_renamed_alias_does_not_lead_everybody_to_old_code() {
        onTwo();
        String message = scene.refused(sam("two").replace("AutoPublishAlias: live", "AutoPublishAlias: prod"));

        assertTrue(message.contains("live of F would be deleted"), message);
        assertEquals("2", scene.live("F"));
    }

    @Test
    void an_alias_renamed_together_with_the_setting_is_refused_as_well() {
        onTwo();
        scene.given = scene.given.with("Alias", "prod");
        String message = scene.refused(sam("two").replace("AutoPublishAlias: live", "AutoPublishAlias: prod"));

        assertTrue(message.contains("prod of F would be made for a function that is in use"), message);
    }

    @Test
    void an_alias_that_is_taken_out_of_the_template_does_not_let_everybody_on_new_code() {
        onTwo();
        String without = sam("three").replace("      AutoPublishAlias: live\n", "");
        String message = scene.refused(without);

        assertTrue(message.contains("live of F would be deleted"), message);
        scene.given = scene.given.with("AllAtOnce", List.of("F"));
        scene.made(without);
    }

    @Test
    void a_name_in_all_at_once_that_is_no_function_is_a_slip_that_is_told() {
        scene.given = scene.given.with("AllAtOnce", List.of("Hello"));

        assertTrue(scene.refused(sam("one")).contains("AllAtOnce names Hello"));
    }

    @Test
    void a_function_that_leaves_the_template_takes_its_alias_along() {
        String both = sam("one") + function("G", "one");
        scene.released(both);
        scene.released(sam("one"));

        assertEquals(
                List.of(),
                scene.place.call("ListStackResources", "StackName", "web").objects("StackResourceSummaries").stream()
                        .map(one -> one.needText("LogicalResourceId"))
                        .filter(id -> id.startsWith("GAlias"))
                        .toList());
    }

    @Test
    void a_function_that_gets_another_name_is_not_released_all_at_once() {
        onTwo();
        String message = scene.refused(sam("three").replace("FunctionName: web-F", "FunctionName: web-F2"));

        assertTrue(message.contains("live of F would be replaced"), message);
    }

    @Test
    void a_function_added_later_is_a_first_release_of_its_own() {
        onTwo();
        scene.released(sam("two") + function("G", "one"));

        assertEquals("2", scene.live("F"));
        assertEquals("1", scene.live("G"));
    }

    @Test
    void an_alias_added_later_says_that_everybody_would_be_moved_and_then_may() {
        String bare = sam("one").replace("      AutoPublishAlias: live\n", "");
        scene.released(bare);
        String message = scene.refused(sam("two"));
        assertTrue(message.contains("live of F would be made for a function that is in use"), message);

        scene.given = scene.given.with("AllAtOnce", List.of("F"));
        scene.released(sam("two"));
        assertEquals("1", scene.live("F"));
    }

    @Test
    void a_caller_that_is_taken_off_the_alias_is_named() {
        String permission = """
              P:
                Type: AWS::Lambda::Permission
                Properties: {Action: 'lambda:InvokeFunction', Principal: sns.amazonaws.com, FunctionName: !Ref %s}
            """.indent(0);
        scene.released(sam("one") + permission.formatted("F.Alias"));
        scene.given = scene.given.with("Callers", "Warn"); // which has no say in what the guard refuses
        String message = scene.refused(sam("one") + permission.formatted("F"));

        assertTrue(message.contains("would take P off live of F"), message);
    }

    @Test
    void an_alias_that_somebody_deleted_is_told_before_cloudformation_fails_on_it() {
        onTwo();
        scene.place.lambda.deleteAlias(delete -> delete.functionName("web-F").name("live"));

        assertTrue(scene.refused(sam("two", CONCURRENCY)).contains("is not there, although the stack made it"));
    }

    /** On version 1, where the same change passes for who may look. */
    @Test
    void who_has_no_right_to_read_the_alias_is_not_taken_for_safe() {
        scene.released(sam("one"));
        scene.place.deny("lambda", "GetAlias");
        String message = scene.refused(sam("one", CONCURRENCY));

        assertTrue(message.contains("CloudFormation would set live of F to version 1"), message);
        assertTrue(message.contains("lambda:GetAlias of web-F:live was denied"), message);
        assertEquals(0, scene.changeSets());
    }

    @Test
    void a_second_event_gets_the_same_template_and_change_set() {
        Map<String, String> first = scene.made(sam("one"));
        String submitted = scene.submission().needText("submitted");
        Map<String, String> again = AliasScene.succeeded(ChangeSetRun.of(scene.place, scene.given, AliasScene.REVIEW));

        assertEquals(first, again);
        assertEquals(submitted, scene.submission().needText("submitted"));
        assertEquals(
                1,
                scene.recorded()
                        .objectOrEmpty("submissions")
                        .objects("templates")
                        .size());
    }

    @Test
    void a_retry_after_a_rolled_back_first_release_gets_a_pin_that_was_never_there() {
        String broken =
                sam("one") + "  Bad: {Type: 'AWS::SNS::Topic', DependsOn: FAliaslive, Metadata: {PointsmanLocal:"
                        + " {Fails: CREATE}}}\n";
        scene.released("Resources: {Topic: {Type: 'AWS::SNS::Topic'}}\n");
        scene.made(broken);
        String first = pin();
        scene.executed();
        assertEquals("UPDATE_ROLLBACK_COMPLETE", scene.place.status("web"));

        AliasScene.succeeded(ChangeSetRun.of(scene.place, scene.given, AliasScene.REVIEW));
        assertNotEquals(first, pin());
    }

    private String pin() {
        return scene.submission().objects("pins").getFirst().needText("value");
    }

    @Test
    void a_change_set_that_vanished_is_made_again_from_the_pinned_text() {
        scene.released(sam("one"));
        Map<String, String> made = scene.made(sam("two"));
        scene.place.call("DeleteChangeSet", "ChangeSetName", made.getOrDefault("ChangeSetArn", ""));
        AliasScene.succeeded(scene.executed());

        assertEquals("1", scene.live("F"));
        assertEquals(
                List.of("1"),
                scene.place.lambda.listVersionsByFunction(list -> list.functionName("web-F")).versions().stream()
                        .map(version -> version.version())
                        .filter(version -> !version.equals("$LATEST"))
                        .toList());
    }

    @Test
    void the_record_keeps_both_digests_and_the_page_shows_the_pin() {
        scene.released(sam("one"));

        JsonObject submission = scene.submission();
        assertEquals(scene.recorded().needText("templateDigest"), submission.needText("released"));
        assertNotEquals(submission.needText("released"), submission.needText("submitted"));
        assertEquals(submission.needText("submitted"), scene.review().needText("submittedDigest"));
        assertTrue(scene.review().texts("pins").getFirst().startsWith("F, alias live: new"));
    }

    @Test
    void a_function_that_nobody_shifts_is_moved_by_its_template_as_before() {
        scene.given = scene.given.with("Functions", List.of("!F"));
        scene.released(sam("one"));
        scene.released(sam("two"));

        assertEquals("2", scene.live("F"));
        assertFalse(scene.submission().needText("submitted").isEmpty());
    }

    private static String inOther(String template) {
        return template.replace("web-F", "other-F");
    }

    /** The pin of the version resource that each has, which is another one in each. */
    @Test
    void one_release_gets_the_pin_of_each_stack_that_it_goes_to() {
        scene.released(sam("one"));
        scene.deployed("other", inOther(sam("one")));
        scene.made(sam("two"));
        JsonObject web = scene.submission().objects("pins").getFirst();
        scene.given = JsonObject.of("StackName", "other");
        scene.made(inOther(sam("two")));
        JsonObject other = scene.submission("other").objects("pins").getFirst();

        assertEquals(List.of("DEPLOYED", "DEPLOYED"), List.of(web.needText("kind"), other.needText("kind")));
        assertEquals(suffix("web"), web.needText("value"));
        assertEquals(suffix("other"), other.needText("value"));
        assertNotEquals(web.needText("value"), other.needText("value"));
    }

    private String suffix(String stack) {
        return scene.place.call("ListStackResources", "StackName", stack).objects("StackResourceSummaries").stream()
                .map(one -> one.needText("LogicalResourceId"))
                .filter(id -> id.startsWith("FVersion"))
                .map(id -> id.substring("FVersion".length()))
                .findFirst()
                .orElseThrow();
    }
}
