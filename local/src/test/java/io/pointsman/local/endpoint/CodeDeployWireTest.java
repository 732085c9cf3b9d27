package io.pointsman.local.endpoint;

import static io.pointsman.local.endpoint.OneFunction.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentGroupsResponse;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTarget;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetType;
import software.amazon.awssdk.services.codedeploy.model.LambdaTarget;
import software.amazon.awssdk.services.codedeploy.model.TargetStatus;

/** What CodeDeploy's SDK hears from the endpoint: targets, names, ids, batches, pages. */
final class CodeDeployWireTest {
    private static final String UNKNOWN = "d-ABCDEFGHI";

    private final OneFunction function = new OneFunction();
    private final CodeDeployClient codeDeploy = function.codeDeploy;

    @AfterEach
    void close() {
        function.close();
    }

    @Test
    void the_target_is_a_lambda_target_with_its_versions_and_events() {
        String id = function.deploy(OneFunction.content(OneFunction.APPSPEC)).deploymentId();
        DeploymentTarget target = target(id, "hello:live");
        assertEquals(DeploymentTargetType.LAMBDA_TARGET, target.deploymentTargetType());
        LambdaTarget lambda = target.lambdaTarget();
        assertEquals(id, lambda.deploymentId());
        assertEquals("arn:aws:lambda:us-east-1:123456789012:function:hello:live", lambda.targetArn());
        assertEquals(TargetStatus.SUCCEEDED, lambda.status());
        assertEquals(3, lambda.lifecycleEvents().size());
        assertEquals("hello", lambda.lambdaFunctionInfo().functionName());
        assertEquals("live", lambda.lambdaFunctionInfo().functionAlias());
        assertEquals("1", lambda.lambdaFunctionInfo().currentVersion());
        assertEquals("2", lambda.lambdaFunctionInfo().targetVersion());
        assertEquals(1.0, lambda.lambdaFunctionInfo().targetVersionWeight());
    }

    @Test
    void a_target_says_when_it_was_updated_and_not_when_it_was_asked() {
        String id = function.deploy(OneFunction.content(OneFunction.APPSPEC)).deploymentId();
        DeploymentTarget first = target(id, "hello:live");
        function.place.pass(Duration.ofHours(1));
        assertEquals(first, target(id, "hello:live"));
        assertEquals(first, target(id, "hello"));
        assertEquals(
                List.of(first),
                codeDeploy
                        .batchGetDeploymentTargets(get -> get.deploymentId(id).targetIds("hello:live"))
                        .deploymentTargets());
    }

    @Test
    void targets_that_are_not_there_are_refused_each_in_its_way() {
        String id = function.start(OneFunction.content(OneFunction.APPSPEC));
        assertEquals("DeploymentNotStartedException", refused(() -> target(id, "hello:live")));
        function.place.pass(Duration.ofMinutes(1));
        assertEquals("DeploymentTargetDoesNotExistException", refused(() -> target(id, "other:live")));
        assertEquals("DeploymentTargetIdRequiredException", refused(() -> target(id, "")));
        assertEquals("InvalidDeploymentTargetIdException", refused(() -> target(id, "a b")));
        assertEquals(
                "DeploymentTargetListSizeExceededException",
                refused(() -> codeDeploy.batchGetDeploymentTargets(
                        get -> get.deploymentId(id).targetIds("hello:live", "other:live"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "d-",
                "d-123",
                "d-ABCDEFGHIJ",
                "d-abcdefghi",
                "D-ABCDEFGHI",
                " d-ABCDEFGHI",
                "bogus-deployment"
            })
    void an_id_that_no_deployment_can_have_is_invalid_in_every_operation(String id) {
        CodeDeployException error = OneFunction.error(() -> codeDeploy.getDeployment(get -> get.deploymentId(id)));
        assertEquals("InvalidDeploymentIdException", error.awsErrorDetails().errorCode());
        assertEquals(
                "Specified DeploymentId is not in the valid format: " + id,
                error.awsErrorDetails().errorMessage());
        for (Runnable ask : everyOperation(id)) {
            assertEquals("InvalidDeploymentIdException", refused(ask::run));
        }
        assertEquals(
                "InvalidDeploymentIdException",
                refused(() -> codeDeploy.batchGetDeployments(get -> get.deploymentIds(UNKNOWN, id))));
    }

    @Test
    void an_id_that_no_deployment_has_does_not_exist_and_none_is_required() {
        for (Runnable ask : everyOperation(UNKNOWN)) {
            assertEquals("DeploymentDoesNotExistException", refused(ask::run));
        }
        for (Runnable ask : everyOperation("")) {
            assertEquals("DeploymentIdRequiredException", refused(ask::run));
        }
    }

    private List<Runnable> everyOperation(String id) {
        return List.of(
                () -> codeDeploy.getDeployment(get -> get.deploymentId(id)),
                () -> codeDeploy.stopDeployment(stop -> stop.deploymentId(id)),
                () -> codeDeploy.continueDeployment(go -> go.deploymentId(id)),
                () -> codeDeploy.listDeploymentTargets(list -> list.deploymentId(id)),
                () -> target(id, "hello:live"),
                () -> codeDeploy.batchGetDeploymentTargets(
                        get -> get.deploymentId(id).targetIds("hello:live")),
                () -> codeDeploy.putLifecycleEventHookExecutionStatus(put ->
                        put.deploymentId(id).lifecycleEventHookExecutionId("e").status("Succeeded")));
    }

    @Test
    void what_has_ended_can_neither_be_stopped_nor_continued() {
        String id = function.deploy(OneFunction.content(OneFunction.APPSPEC)).deploymentId();
        assertEquals(
                "DeploymentAlreadyCompletedException",
                refused(() -> codeDeploy.stopDeployment(stop -> stop.deploymentId(id))));
        assertEquals(
                "DeploymentAlreadyCompletedException",
                refused(() -> codeDeploy.continueDeployment(go -> go.deploymentId(id))));
    }

    @Test
    void a_lambda_deployment_is_never_ready_to_continue() {
        String id = function.start(OneFunction.content(OneFunction.APPSPEC));
        assertEquals(
                "DeploymentIsNotInReadyStateException",
                refused(() -> codeDeploy.continueDeployment(go -> go.deploymentId(id))));
        assertEquals(
                "InvalidDeploymentWaitTypeException",
                refused(() ->
                        codeDeploy.continueDeployment(go -> go.deploymentId(id).deploymentWaitType("LATER"))));
    }

    @Test
    void one_that_is_stopped_before_it_starts_has_nothing_to_bring_back() {
        String id = function.start(OneFunction.content(OneFunction.APPSPEC));
        codeDeploy.stopDeployment(stop -> stop.deploymentId(id).autoRollbackEnabled(true));
        function.place.pass(Duration.ofMinutes(1));
        DeploymentInfo stopped = function.info(id);
        assertEquals("Stopped", stopped.statusAsString());
        assertEquals(null, stopped.rollbackInfo().rollbackDeploymentId());
        assertEquals("1", function.aliasVersion());
    }

    @Test
    void a_group_is_required_wherever_it_is_named() {
        CodeDeployException error = OneFunction.error(() -> codeDeploy.createDeployment(
                create -> create.applicationName("app").revision(OneFunction.content(OneFunction.APPSPEC))));
        assertEquals(
                "DeploymentGroupNameRequiredException", error.awsErrorDetails().errorCode());
        assertEquals("Deployment Group name is missing", error.awsErrorDetails().errorMessage());
        for (Runnable ask : List.<Runnable>of(
                () -> codeDeploy.listDeployments(list -> list.applicationName("app")),
                () -> codeDeploy.getDeploymentGroup(get -> get.applicationName("app")),
                () -> codeDeploy.deleteDeploymentGroup(delete -> delete.applicationName("app")),
                () -> codeDeploy.updateDeploymentGroup(update -> update.applicationName("app")),
                () -> codeDeploy.createDeploymentGroup(
                        create -> create.applicationName("app").serviceRoleArn("arn:role")),
                () -> codeDeploy.batchGetDeploymentGroups(get -> get.applicationName("app")))) {
            assertEquals("DeploymentGroupNameRequiredException", refused(ask::run));
        }
        assertEquals(
                "ApplicationNameRequiredException",
                refused(() -> codeDeploy.listDeployments(list -> list.deploymentGroupName("group"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "a/b", "한글", "a\nb", "a*"})
    void a_name_with_other_characters_is_invalid(String name) {
        assertInvalid(name);
    }

    @Test
    void a_name_has_at_most_a_hundred_characters() {
        String longest = "n".repeat(100);
        codeDeploy.createApplication(create -> create.applicationName(longest).computePlatform(ComputePlatform.LAMBDA));
        assertInvalid(longest + "n");
    }

    private void assertInvalid(String name) {
        assertEquals(
                "InvalidApplicationNameException",
                refused(() -> codeDeploy.createApplication(
                        create -> create.applicationName(name).computePlatform(ComputePlatform.LAMBDA))));
        assertEquals(
                "InvalidDeploymentGroupNameException",
                refused(() -> codeDeploy.createDeploymentGroup(create ->
                        create.applicationName("app").deploymentGroupName(name).serviceRoleArn("arn:role"))));
        assertEquals(
                "InvalidDeploymentConfigNameException",
                refused(() -> codeDeploy.getDeploymentConfig(get -> get.deploymentConfigName(name))));
    }

    @ParameterizedTest
    @CsvSource({
        "CodeDeployDefault.OneAtATime,InvalidDeploymentConfigNameException",
        "CodeDeployDefault.ECSAllAtOnce,InvalidDeploymentConfigNameException",
        "CodeDeployDefault.Nothing,DeploymentConfigDoesNotExistException"
    })
    void a_configuration_of_another_platform_is_told_apart_from_none(String name, String code) {
        assertEquals(
                code,
                refused(() -> codeDeploy.createDeployment(create -> create.applicationName("app")
                        .deploymentGroupName("group")
                        .deploymentConfigName(name)
                        .revision(OneFunction.content(OneFunction.APPSPEC)))));
    }

    @Test
    void batches_leave_out_what_is_not_there_as_far_as_aws_does() {
        String id = function.deploy(OneFunction.content(OneFunction.APPSPEC)).deploymentId();
        assertEquals(
                List.of(id),
                codeDeploy.batchGetDeployments(get -> get.deploymentIds(UNKNOWN, id)).deploymentsInfo().stream()
                        .map(DeploymentInfo::deploymentId)
                        .toList());
        BatchGetDeploymentGroupsResponse groups = codeDeploy.batchGetDeploymentGroups(
                get -> get.applicationName("app").deploymentGroupNames("group", "other"));
        assertEquals(1, groups.deploymentGroupsInfo().size());
        assertTrue(groups.errorMessage().contains("other"));
        assertEquals(
                "app",
                codeDeploy
                        .batchGetApplications(get -> get.applicationNames("app"))
                        .applicationsInfo()
                        .getFirst()
                        .applicationName());
        assertEquals(
                "ApplicationDoesNotExistException",
                refused(() -> codeDeploy.batchGetApplications(get -> get.applicationNames("app", "other"))));
    }

    @Test
    void a_batch_has_a_limit_and_is_not_empty() {
        assertEquals(
                "BatchLimitExceededException",
                refused(() ->
                        codeDeploy.batchGetDeployments(get -> get.deploymentIds(Collections.nCopies(26, UNKNOWN)))));
        assertEquals(
                "BatchLimitExceededException",
                refused(() ->
                        codeDeploy.batchGetApplications(get -> get.applicationNames(Collections.nCopies(101, "app")))));
        assertEquals(
                "BatchLimitExceededException",
                refused(() -> codeDeploy.batchGetApplicationRevisions(get -> get.applicationName("app")
                        .revisions(Collections.nCopies(26, OneFunction.stored("k", "JSON"))))));
        assertEquals(
                "DeploymentIdRequiredException",
                refused(() -> codeDeploy.batchGetDeployments(get -> get.deploymentIds(List.of()))));
        assertEquals(
                "RevisionRequiredException",
                refused(() -> codeDeploy.batchGetApplicationRevisions(
                        get -> get.applicationName("app").revisions(List.of()))));
    }

    @Test
    void a_long_list_comes_in_pages_and_every_name_once() {
        Set<String> names = new HashSet<>(Set.of("app"));
        IntStream.range(0, 240).mapToObj(i -> "app-" + i).forEach(name -> {
            names.add(name);
            codeDeploy.createApplication(
                    create -> create.applicationName(name).computePlatform(ComputePlatform.LAMBDA));
        });
        List<String> listed =
                codeDeploy.listApplicationsPaginator().applications().stream().toList();
        assertEquals(241, listed.size());
        assertEquals(names, Set.copyOf(listed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "-1", "100", "????", "YXBwbGljYXRpb25zOi0x"})
    void a_token_that_no_list_gave_is_invalid(String token) {
        for (Runnable ask : List.<Runnable>of(
                () -> codeDeploy.listApplications(list -> list.nextToken(token)),
                () -> codeDeploy.listDeployments(list -> list.nextToken(token)),
                () -> codeDeploy.listDeploymentConfigs(list -> list.nextToken(token)),
                () -> codeDeploy.listDeploymentGroups(
                        list -> list.applicationName("app").nextToken(token)),
                () -> codeDeploy.listApplicationRevisions(
                        list -> list.applicationName("app").nextToken(token)))) {
            assertEquals("InvalidNextTokenException", refused(ask::run));
        }
    }

    @Test
    void a_token_of_another_list_is_invalid() {
        IntStream.range(0, 101)
                .forEach(i -> codeDeploy.createApplication(
                        create -> create.applicationName("app-" + i).computePlatform(ComputePlatform.LAMBDA)));
        String token = codeDeploy.listApplications().nextToken();
        assertFalse(token.isEmpty());
        assertEquals(
                "InvalidNextTokenException", refused(() -> codeDeploy.listDeployments(list -> list.nextToken(token))));
    }

    @Test
    void aws_own_configurations_for_lambda_are_listed() {
        List<String> names = codeDeploy.listDeploymentConfigs().deploymentConfigsList();
        assertTrue(names.contains("CodeDeployDefault.LambdaLinear10PercentEvery1Minute"));
        assertTrue(names.contains("CodeDeployDefault.LambdaCanary10Percent15Minutes"));
        assertEquals(9, names.size());
    }

    @Test
    void deployments_are_listed_by_status_and_time() {
        String id = function.deploy(OneFunction.content(OneFunction.APPSPEC)).deploymentId();
        DeploymentInfo done = function.info(id);
        assertEquals(
                List.of(id),
                codeDeploy
                        .listDeployments(list -> list.createTimeRange(
                                range -> range.start(done.createTime()).end(done.createTime())))
                        .deployments());
        assertTrue(codeDeploy
                .listDeployments(list -> list.createTimeRange(
                        range -> range.start(done.createTime().plusSeconds(1))))
                .deployments()
                .isEmpty());
        assertTrue(codeDeploy
                .listDeployments(list -> list.includeOnlyStatusesWithStrings("Failed"))
                .deployments()
                .isEmpty());
        assertEquals(
                "InvalidTimeRangeException",
                refused(() -> codeDeploy.listDeployments(list -> list.createTimeRange(
                        range -> range.start(done.createTime().plusSeconds(2)).end(done.createTime())))));
    }

    @Test
    void a_group_says_what_was_deployed_last() {
        function.deploy(OneFunction.content("nothing"));
        String id = function.deploy(OneFunction.content(OneFunction.APPSPEC)).deploymentId();
        String failed = function.deploy(OneFunction.content("nothing again")).deploymentId();
        DeploymentGroupInfo group = group("group");
        assertEquals(id, group.lastSuccessfulDeployment().deploymentId());
        assertEquals(failed, group.lastAttemptedDeployment().deploymentId());
        assertEquals("Failed", group.lastAttemptedDeployment().statusAsString());
        assertEquals("nothing again", group.targetRevision().appSpecContent().content());
    }

    @Test
    void a_renamed_application_and_group_are_found_by_the_new_names() {
        String id = function.deploy(OneFunction.content(OneFunction.APPSPEC)).deploymentId();
        codeDeploy.updateDeploymentGroup(update -> update.applicationName("app")
                .currentDeploymentGroupName("group")
                .newDeploymentGroupName("renamed"));
        codeDeploy.updateApplication(update -> update.applicationName("app").newApplicationName("shop"));
        assertEquals(
                List.of(id),
                codeDeploy
                        .listDeployments(list -> list.applicationName("shop").deploymentGroupName("renamed"))
                        .deployments());
        assertEquals("ApplicationDoesNotExistException", refused(() -> group("group")));
    }

    private DeploymentGroupInfo group(String name) {
        return codeDeploy
                .getDeploymentGroup(get -> get.applicationName("app").deploymentGroupName(name))
                .deploymentGroupInfo();
    }

    private DeploymentTarget target(String id, String target) {
        return codeDeploy
                .getDeploymentTarget(get -> get.deploymentId(id).targetId(target))
                .deploymentTarget();
    }
}
