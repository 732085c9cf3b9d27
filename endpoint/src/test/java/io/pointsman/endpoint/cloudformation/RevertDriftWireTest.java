package io.pointsman.endpoint.cloudformation;

import static io.pointsman.endpoint.cloudformation.CfnWire.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.DeploymentMode;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** What a change set with REVERT_DRIFT shows and brings back, and what an update without it leaves. */
class RevertDriftWireTest {
    private final DriftScene scene = new DriftScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void REVERT_DRIFT_shows_what_is_there_and_brings_back_what_the_template_says() {
        scene.reconfigure();

        DescribeChangeSetResponse changeSet = scene.reverting(DriftScene.TEMPLATE);

        assertEquals(DeploymentMode.REVERT_DRIFT, changeSet.deploymentMode());
        assertEquals(StackDriftStatus.DRIFTED, changeSet.stackDriftStatus());
        ResourceChange change = DriftScene.change(changeSet, "Fn");
        assertEquals(ChangeAction.MODIFY, change.action());
        assertEquals(StackResourceDriftStatus.MODIFIED, change.resourceDriftStatus());
        assertEquals(
                "WRITE_ONLY_PROPERTY",
                change.resourceDriftIgnoredAttributes().getFirst().reasonAsString());
        assertEquals(
                "/Properties/Code",
                change.resourceDriftIgnoredAttributes().getFirst().path());
        var memory = change.details().stream()
                .map(detail -> detail.target())
                .filter(target -> target.path().equals("/Properties/MemorySize"))
                .findFirst()
                .orElseThrow();
        assertEquals("512", memory.beforeValue());
        assertEquals("ACTUAL_STATE", memory.beforeValueFromAsString());
        assertEquals("256", memory.afterValue());
        assertEquals("TEMPLATE", memory.afterValueFromAsString());
        assertEquals("256", memory.drift().previousValue());
        assertEquals("512", memory.drift().actualValue());
        assertEquals(StackStatus.UPDATE_COMPLETE, scene.web.execute("revert").stackStatus());
        var now = scene.lambda.getFunctionConfiguration(ask -> ask.functionName("fn"));
        assertEquals(256, now.memorySize());
        assertEquals(Map.of("LEVEL", "1"), now.environment().variables());
    }

    @Test
    void REVERT_DRIFT_with_a_template_that_says_what_is_there_only_synchronizes() {
        scene.lambda.updateFunctionConfiguration(ask -> ask.functionName("fn").memorySize(512));
        scene.web.settle();
        String revision = scene.lambda
                .getFunctionConfiguration(ask -> ask.functionName("fn"))
                .revisionId();

        ResourceChange change =
                DriftScene.change(scene.reverting(DriftScene.TEMPLATE.replace("Default: 256", "Default: 512")), "Fn");

        assertEquals(ChangeAction.SYNC_WITH_ACTUAL, change.action());
        assertEquals("SyncWithActual", change.details().getFirst().target().attributeChangeTypeAsString());
        assertEquals("NoModification", change.details().getFirst().changeSourceAsString());
        assertEquals(StackStatus.UPDATE_COMPLETE, scene.web.execute("revert").stackStatus());
        assertEquals(
                revision,
                scene.lambda
                        .getFunctionConfiguration(ask -> ask.functionName("fn"))
                        .revisionId());
        assertEquals(StackResourceDriftStatus.IN_SYNC, scene.drift("Fn").stackResourceDriftStatus());
    }

    @Test
    void REVERT_DRIFT_takes_an_alias_back_from_where_CodeDeploy_has_moved_it() {
        scene.shift(scene.publishTwo());

        ResourceChange change = DriftScene.change(scene.reverting(DriftScene.TEMPLATE), "Live");

        assertEquals(StackResourceDriftStatus.MODIFIED, change.resourceDriftStatus());
        assertEquals("2", change.details().getFirst().target().beforeValue());
        assertEquals("1", change.details().getFirst().target().afterValue());
        scene.web.execute("revert");
        assertEquals("1", scene.live());
    }

    /** go-to-k/cdk-real-drift#646: the property is write-only, so that CloudFormation calls the function clean. */
    @Test
    void code_that_was_changed_by_hand_is_not_seen_as_CloudFormation_does_not_see_it() {
        scene.publishTwo();

        assertEquals(StackResourceDriftStatus.IN_SYNC, scene.drift("Fn").stackResourceDriftStatus());
        assertEquals(
                "The submitted information didn't contain changes. Submit different information to create a change"
                        + " set.",
                scene.reverting(DriftScene.TEMPLATE).statusReason());
    }

    @Test
    void REVERT_DRIFT_makes_a_deleted_function_again_and_all_that_hung_on_it() {
        scene.lambda.deleteFunction(ask -> ask.functionName("fn"));
        assertThrows(ResourceNotFoundException.class, scene::live);

        DescribeChangeSetResponse changeSet = scene.reverting(DriftScene.TEMPLATE);

        for (String id : List.of("Fn", "Version", "Live")) {
            assertEquals(
                    StackResourceDriftStatus.DELETED,
                    DriftScene.change(changeSet, id).resourceDriftStatus(),
                    id);
        }
        assertEquals(
                StackStatus.UPDATE_COMPLETE, scene.web.execute("revert").stackStatus(), scene.web.events()::toString);
        assertEquals(
                "2",
                scene.live(),
                "Lambda gives no number of a version twice, not even after the function was deleted");
        assertEquals(StackDriftStatus.IN_SYNC, scene.detect());
    }

    @Test
    void an_update_without_REVERT_DRIFT_leaves_drift_alone() {
        scene.reconfigure();

        assertEquals(
                Optional.of("No updates are to be performed."),
                Optional.of(refusal(() -> scene.web.update(DriftScene.TEMPLATE, ask -> ask))));
        assertEquals(
                512,
                scene.lambda
                        .getFunctionConfiguration(ask -> ask.functionName("fn"))
                        .memorySize());
    }

    @Test
    void REVERT_DRIFT_goes_back_to_what_was_there_when_it_fails() {
        scene.reconfigure();
        String failing = DriftScene.TEMPLATE + """
              Bad: {Type: AWS::SNS::Topic, DependsOn: Fn, Metadata: {PointsmanLocal: {Fails: CREATE}}}
            """.indent(0);

        scene.reverting(failing);

        assertEquals(
                StackStatus.UPDATE_ROLLBACK_COMPLETE,
                scene.web.execute("revert").stackStatus());
        assertEquals(
                512,
                scene.lambda
                        .getFunctionConfiguration(ask -> ask.functionName("fn"))
                        .memorySize());
    }

    @Test
    void REVERT_DRIFT_respects_the_policy_of_the_stack() {
        scene.reconfigure();
        scene.web.client.setStackPolicy(ask -> ask.stackName("web").stackPolicyBody("""
            {"Statement": [{"Effect": "Deny", "Action": "Update:*", "Principal": "*", "Resource": "*"}]}\
            """));
        scene.reverting(DriftScene.TEMPLATE);

        assertEquals(
                StackStatus.UPDATE_ROLLBACK_COMPLETE,
                scene.web.execute("revert").stackStatus());

        assertEquals(
                "Action denied by stack policy: Statement [#1] does not allow [Update:*] for resource [*];",
                scene.web.reason("Fn", "UPDATE_FAILED"));
        assertEquals(
                512,
                scene.lambda
                        .getFunctionConfiguration(ask -> ask.functionName("fn"))
                        .memorySize());
    }

    /** service-cloud-voice/ServiceCloudVoiceLambdas#30, serverless/serverless#6349. */
    @Test
    void a_new_version_of_equal_bytes_blocks_the_update_and_it_is_rolled_back() {
        String second = DriftScene.TEMPLATE.replace(
                "  Version: {",
                "  Again: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref" + " Fn}}\n  Version: {");

        assertEquals(
                StackStatus.UPDATE_ROLLBACK_COMPLETE,
                scene.web.update(second, ask -> ask).stackStatus());

        String reason = scene.web.reason("Again", "CREATE_FAILED");
        assertTrue(
                reason.contains("A version for this Lambda function exists ( 1 ). Modify the function to create a new"
                        + " version."),
                reason);
        assertTrue(reason.contains("HandlerErrorCode: AlreadyExists"), reason);
        assertEquals("1", scene.live());
    }
}
