package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.local.endpoint.StackPlace;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;

/** Somebody who can push and do nothing else writes what they like into the artifact, through the whole pipeline. */
@Tag("long")
class PushRightsTest {
    private static final String SOMEBODYS_POLICY = "Policy: {MaxChanges: 500}\n";

    private final ReleasePipeline pipeline = new ReleasePipeline();

    @BeforeEach
    void the_application_is_in_production() {
        assertEquals("Succeeded", pipeline.release("one"), pipeline.around::log);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    private void object(String key, String text) {
        pipeline.place.s3.putObject(put -> put.bucket(StackPlace.BUCKET).key(key), RequestBody.fromString(text));
    }

    private void owners(String text) {
        object("settings/web.yaml", text);
    }

    private void pushed(String settings) {
        pipeline.files.put("pointsman.yaml", settings);
    }

    /** Nothing of the release has come to the stack, or to customers. */
    private void stopsAt(String action, String said) {
        String live = pipeline.live();
        int executed = pipeline.changeSets(ExecutionStatus.EXECUTE_COMPLETE).size();

        assertEquals("Failed", pipeline.release("two"), pipeline.around::log);

        String failure = pipeline.failure(action);
        assertTrue(failure.contains(said), failure);
        assertEquals(live, pipeline.live());
        assertEquals(
                executed, pipeline.changeSets(ExecutionStatus.EXECUTE_COMPLETE).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"execute:\n  Gate: Traffic\n", "Gate: Traffic\n"})
    void lines_in_the_artifact_do_not_open_a_frozen_release(String lines) {
        object("gates/web", "stock-taking");
        pushed(lines);

        stopsAt("rewrite", "Gate is for the pipeline to say, not for the artifact");
    }

    /** Role and external id, Region, who is released, what is gone past: whatever a guard key's value would be. */
    @Test
    void a_guard_key_in_the_artifact_is_obeyed() {
        Set<String> named = Set.of("AssumeRoleArn", "ExternalId", "Functions", "Region", "RoleArn", "StackName");
        assertTrue(SettingsNames.GUARD_KEYS.containsAll(named), SettingsNames.GUARD_KEYS::toString);
        String live = pipeline.live();
        int before = pipeline.events("changeset").size();
        for (String key : new TreeSet<>(SettingsNames.GUARD_KEYS)) {
            pushed("shift: {" + key + ": somebodys}\n");

            assertEquals("Failed", pipeline.release("with " + key), key);

            String failure = pipeline.failure("rewrite");
            assertTrue(failure.contains("shift." + key + " is for the pipeline to say"), failure);
        }
        assertEquals(before, pipeline.events("changeset").size());
        assertEquals(live, pipeline.live());
    }

    @Test
    void a_freeze_is_for_the_owner_to_open() {
        object("gates/web", "stock-taking");
        stopsAt("execute", "stock-taking");

        owners("execute:\n  Gate: Traffic\n");

        assertEquals("Succeeded", pipeline.release("three"), pipeline.around::log);
    }

    @Test
    void a_policy_of_the_owner_holds_although_the_artifact_may_say_one() {
        owners("ArtifactMay: [Policy]\nPolicy: {MaxChanges: 1}\n");
        pushed(SOMEBODYS_POLICY);
        pipeline.more = PipelineText.function(1) + PipelineText.function(2);
        pipeline.files.put("f1/app.py", "def handler(event, context): return 1\n");
        pipeline.files.put("f2/app.py", "def handler(event, context): return 2\n");

        stopsAt("changeset", "MaxChanges");

        owners("ArtifactMay: [Policy]\n");
        assertEquals("Succeeded", pipeline.release("three"), pipeline.around::log);
    }

    @Test
    void a_hook_of_the_owner_is_asked_for_a_function_whose_own_the_artifact_may_name() {
        owners("ArtifactMay: [BeforeAllowTraffic]\nBeforeAllowTraffic: web-Nobody\n");
        pushed("shift: {Functions: {F: {BeforeAllowTraffic: web-F}}}\n");
        String live = pipeline.live();

        assertEquals("Failed", pipeline.release("two"), pipeline.around::log);

        assertTrue(pipeline.failure("shift").contains("web-Nobody"), pipeline.failure("shift"));
        assertEquals(live, pipeline.live());
    }

    @Test
    void a_role_with_a_name_of_its_own_is_for_the_pipeline_to_allow() {
        pipeline.more = """
            Role:
              Type: AWS::IAM::Role
              Properties:
                RoleName: administrators
                AssumeRolePolicyDocument:
                  Version: '2012-10-17'
                  Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]
            """;
        stopsAt("changeset", "Requires capabilities : [CAPABILITY_NAMED_IAM]");
        assertTrue(
                pipeline.failure("changeset").contains("in the action's UserParameters or in settings/STACK.yaml"),
                pipeline.failure("changeset"));

        String all = "Capabilities: [CAPABILITY_IAM, CAPABILITY_NAMED_IAM, CAPABILITY_AUTO_EXPAND]\n";
        pushed(all);
        stopsAt("rewrite", "Capabilities is for the pipeline to say");

        pipeline.files.clear();
        owners(all);
        assertEquals("Succeeded", pipeline.release("three"), pipeline.around::log);
    }
}
