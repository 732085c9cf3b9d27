package io.pointsman.endpoint.cloudformation;

import static io.pointsman.endpoint.cloudformation.CfnWire.refusal;
import static io.pointsman.endpoint.cloudformation.CfnWire.tags;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.DifferenceType;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDrift;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;

/** What drift detection finds. */
class DriftWireTest {
    private final DriftScene scene = new DriftScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_stack_that_nobody_touched_is_in_sync_and_what_the_endpoint_does_not_hold_is_not_checked() {
        assertEquals(
                StackDriftStatus.NOT_CHECKED,
                scene.web.stack().driftInformation().stackDriftStatus());

        assertEquals(StackDriftStatus.IN_SYNC, scene.detect());

        assertEquals(
                StackDriftStatus.IN_SYNC, scene.web.stack().driftInformation().stackDriftStatus());
        Map<String, StackResourceDriftStatus> all =
                scene.web.client.listStackResources(ask -> ask.stackName("web")).stackResourceSummaries().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                one -> one.logicalResourceId(),
                                one -> one.driftInformation().stackResourceDriftStatus()));
        assertEquals(
                Map.of(
                        "Fn", StackResourceDriftStatus.IN_SYNC,
                        "Version", StackResourceDriftStatus.IN_SYNC,
                        "Live", StackResourceDriftStatus.IN_SYNC,
                        "Note", StackResourceDriftStatus.NOT_CHECKED),
                all);
        assertEquals(
                "the embedded endpoint has no actual state of AWS::SNS::Topic to compare with (Note); AWS takes this",
                refusal(() -> scene.drift("Note")));
    }

    /** aws-cloudformation/cloudformation-coverage-roadmap#1242 and #1316 show the form of the answer. */
    @Test
    void a_drifted_function_is_shown_place_by_place() {
        scene.reconfigure();

        assertEquals(StackDriftStatus.DRIFTED, scene.detect());

        StackResourceDrift drift = scene.web
                .client
                .describeStackResourceDrifts(
                        ask -> ask.stackName("web").stackResourceDriftStatusFilters(StackResourceDriftStatus.MODIFIED))
                .stackResourceDrifts()
                .getFirst();
        assertEquals("Fn", drift.logicalResourceId());
        assertEquals(
                List.of(
                        "/Environment/Variables/EXTRA ADD null x",
                        "/Environment/Variables/LEVEL NOT_EQUAL 1 2",
                        "/MemorySize NOT_EQUAL 256 512"),
                drift.propertyDifferences().stream()
                        .map(one -> one.propertyPath() + " " + one.differenceType() + " " + one.expectedValue() + " "
                                + one.actualValue())
                        .sorted()
                        .toList());
        assertTrue(drift.actualProperties().contains("\"MemorySize\":512"), drift.actualProperties());
        assertFalse(drift.expectedProperties().contains("S3Key"), "code cannot be read back");
    }

    @Test
    void an_alias_that_CodeDeploy_has_shifted_is_modified() {
        String target = scene.publishTwo();
        scene.shift(target);

        StackResourceDrift drift = scene.drift("Live");

        assertEquals(StackResourceDriftStatus.MODIFIED, drift.stackResourceDriftStatus());
        var place = drift.propertyDifferences().getFirst();
        assertEquals("/FunctionVersion", place.propertyPath());
        assertEquals(DifferenceType.NOT_EQUAL, place.differenceType());
        assertEquals("1", place.expectedValue());
        assertEquals(target, place.actualValue());
    }

    @Test
    void a_deleted_function_is_found_deleted_with_all_that_hung_on_it() {
        scene.lambda.deleteFunction(ask -> ask.functionName("fn"));

        assertEquals(StackDriftStatus.DRIFTED, scene.detect());

        for (String id : List.of("Fn", "Version", "Live")) {
            assertEquals(StackResourceDriftStatus.DELETED, scene.drift(id).stackResourceDriftStatus(), id);
        }
        assertNull(scene.drift("Fn").actualProperties());
    }

    @Test
    void an_update_makes_what_is_known_of_drift_void() {
        scene.reconfigure();
        scene.detect();

        scene.web.update(DriftScene.TEMPLATE, ask -> ask.tags(tags("team", "till")));

        assertEquals(
                StackDriftStatus.NOT_CHECKED,
                scene.web.stack().driftInformation().stackDriftStatus());
        assertEquals(
                "NOT_CHECKED",
                scene.web
                        .client
                        .describeStackResource(ask -> ask.stackName("web").logicalResourceId("Fn"))
                        .stackResourceDetail()
                        .driftInformation()
                        .stackResourceDriftStatusAsString());
    }
}
