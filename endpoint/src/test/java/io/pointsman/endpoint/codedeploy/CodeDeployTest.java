package io.pointsman.endpoint.codedeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.open.OpenQuestion;
import io.pointsman.endpoint.session.SessionPolicy;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CodeDeployTest {
    private final World world =
            new World("000000000000", "us-east-1", EndpointClock.stopped(Instant.parse("2026-01-01T00:00:00Z")));
    private final FakeLambda lambda = new FakeLambda();
    private String alarmState = "OK";

    @BeforeEach
    void start() {
        world.add(lambda);
        world.add(new CodeDeployService(world));
        world.add(new AlarmService());
        call("CreateApplication", JsonObject.of("applicationName", "app", "computePlatform", "Lambda"));
        call("CreateDeploymentGroup", group());
    }

    @Test
    void a_canary_gives_ten_percent_first_and_the_rest_five_minutes_later() {
        String id = deploy("CodeDeployDefault.LambdaCanary10Percent5Minutes", spec("1", "2", ""));
        pass(Duration.ofSeconds(10));
        assertEquals(List.of("1{2=0.10}"), lambda.moves);
        pass(Duration.ofMinutes(4));
        assertEquals("InProgress", status(id));
        pass(Duration.ofMinutes(2));
        assertEquals(List.of("1{2=0.10}", "2{}"), lambda.moves);
        assertEquals("Succeeded", status(id));
    }

    @Test
    void a_linear_shift_adds_its_percentage_at_each_interval() {
        String id = deploy("CodeDeployDefault.LambdaLinear10PercentEvery1Minute", spec("1", "2", ""));
        pass(Duration.ofMinutes(11));
        assertEquals("Succeeded", status(id));
        assertEquals(10, lambda.moves.size());
        assertEquals("1{2=0.90}", lambda.moves.get(8));
    }

    @ParameterizedTest
    @CsvSource({"2,3,does not match the current version", "1,1,invalid configuration", "1,9,Function not found"})
    void versions_that_do_not_fit_fail_the_deployment_after_it_was_created(String current, String target, String why) {
        String id = deploy("CodeDeployDefault.LambdaAllAtOnce", spec(current, target, ""));
        pass(Duration.ofSeconds(10));
        assertEquals("Failed", status(id));
        assertTrue(
                info(id).objectOrEmpty("errorInformation").needText("message").contains(why));
        assertEquals("1", lambda.aliasVersion);
    }

    @Test
    void a_quota_that_others_use_up_is_waited_for() {
        lambda.throttled = 3;
        String id = deploy("CodeDeployDefault.LambdaAllAtOnce", spec("1", "2", ""));
        pass(Duration.ofMinutes(1));
        assertEquals("Succeeded", status(id));
        assertEquals(List.of("2{}"), lambda.moves);
    }

    @Test
    void a_quota_that_stays_used_up_fails_the_deployment_and_the_rollback_waits_again() {
        lambda.throttled = 8;
        String id = deploy("CodeDeployDefault.LambdaAllAtOnce", spec("1", "2", ""));
        pass(Duration.ofMinutes(3));
        assertEquals("Failed", status(id));
        assertEquals("THROTTLED", info(id).objectOrEmpty("errorInformation").needText("code"));
        String rollback = info(id).objectOrEmpty("rollbackInfo").needText("rollbackDeploymentId");
        assertEquals("Succeeded", status(rollback));
    }

    @Test
    void a_half_shifted_alias_cannot_be_deployed() {
        lambda.weights = Map.of("2", 0.1);
        String id = deploy("CodeDeployDefault.LambdaAllAtOnce", spec("1", "3", ""));
        pass(Duration.ofSeconds(10));
        assertEquals("Failed", status(id));
    }

    @Test
    void a_hook_that_says_no_fails_the_deployment_with_its_last_words_and_brings_the_alias_back() {
        String id = deploy("CodeDeployDefault.LambdaAllAtOnce", spec("1", "2", "check"));
        pass(Duration.ofSeconds(5));
        world.logs().add("check", FakeLambda.REQUEST, "the shop has no stock");
        acknowledge(id, "Failed");
        pass(Duration.ofSeconds(20));
        assertEquals("Failed", status(id));
        JsonObject before = target(id).objects("lifecycleEvents").getFirst();
        assertEquals("Failed", before.needText("status"));
        assertEquals(
                "the shop has no stock", before.objectOrEmpty("diagnostics").needText("logTail"));
        String rollback = info(id).objectOrEmpty("rollbackInfo").needText("rollbackDeploymentId");
        assertEquals("Succeeded", status(rollback));
        assertEquals("codeDeployRollback", info(rollback).needText("creator"));
        assertEquals("1", lambda.aliasVersion);
    }

    @Test
    void a_hook_that_says_yes_lets_traffic_move() {
        String id = deploy("CodeDeployDefault.LambdaAllAtOnce", spec("1", "2", "check"));
        pass(Duration.ofSeconds(5));
        acknowledge(id, "Succeeded");
        pass(Duration.ofSeconds(20));
        assertEquals("Succeeded", status(id));
        assertEquals("2", lambda.aliasVersion);
    }

    @Test
    void a_hook_may_answer_once() {
        String id = deploy("CodeDeployDefault.LambdaAllAtOnce", spec("1", "2", "check"));
        pass(Duration.ofSeconds(5));
        acknowledge(id, "Succeeded");
        assertEquals("LifecycleEventAlreadyCompletedException", refusal(() -> acknowledge(id, "Failed")));
    }

    @Test
    void a_hook_that_never_answers_fails_after_an_hour() {
        String id = deploy("CodeDeployDefault.LambdaAllAtOnce", spec("1", "2", "check"));
        pass(Duration.ofMinutes(59));
        assertEquals("InProgress", status(id));
        pass(Duration.ofMinutes(2));
        assertEquals(
                "HOOK_EXECUTION_FAILURE",
                info(id).objectOrEmpty("errorInformation").needText("code"));
    }

    @Test
    void one_group_has_one_active_deployment() {
        deploy("CodeDeployDefault.LambdaAllAtOnce", spec("1", "2", ""));
        assertEquals(
                "DeploymentLimitExceededException",
                refusal(() -> deploy("CodeDeployDefault.LambdaAllAtOnce", spec("1", "2", ""))));
    }

    @Test
    void an_alarm_stops_the_deployment_and_brings_the_alias_back() {
        String id = deploy("CodeDeployDefault.LambdaCanary10Percent5Minutes", spec("1", "2", ""));
        pass(Duration.ofMinutes(1));
        alarmState = "ALARM";
        pass(Duration.ofMinutes(1));
        assertEquals("Stopped", status(id));
        assertEquals("ALARM_ACTIVE", info(id).objectOrEmpty("errorInformation").needText("code"));
        assertEquals("1{}", lambda.moves.getLast());
    }

    @Test
    void a_stop_without_rollback_leaves_the_alias_on_two_versions() {
        String id = deploy("CodeDeployDefault.LambdaCanary10Percent5Minutes", spec("1", "2", ""));
        pass(Duration.ofMinutes(1));
        call("StopDeployment", JsonObject.of("deploymentId", id, "autoRollbackEnabled", false));
        pass(Duration.ofMinutes(10));
        assertEquals("Stopped", status(id));
        assertEquals(List.of("1{2=0.10}"), lambda.moves);
    }

    @Test
    void a_stop_with_rollback_brings_it_back() {
        String id = deploy("CodeDeployDefault.LambdaCanary10Percent5Minutes", spec("1", "2", ""));
        pass(Duration.ofMinutes(1));
        call("StopDeployment", JsonObject.of("deploymentId", id, "autoRollbackEnabled", true));
        pass(Duration.ofMinutes(1));
        assertEquals("1{}", lambda.moves.getLast());
    }

    /** No document says what the first deployment of a group gets; it may be nothing. */
    @Test
    void told_otherwise_the_first_deployment_of_a_group_stays_where_it_came() {
        world.readings().otherwise(List.of(OpenQuestion.FIRST_ROLLBACK));
        String first = deploy("CodeDeployDefault.LambdaCanary10Percent5Minutes", spec("1", "2", ""));
        pass(Duration.ofMinutes(1));
        call("StopDeployment", JsonObject.of("deploymentId", first, "autoRollbackEnabled", true));
        pass(Duration.ofMinutes(1));
        assertEquals(List.of("1{2=0.10}"), lambda.moves);
        assertFalse(info(first).objectOrEmpty("rollbackInfo").has("rollbackDeploymentId"));
    }

    @Test
    void told_otherwise_a_group_in_which_one_has_arrived_goes_back_as_ever() {
        world.readings().otherwise(List.of(OpenQuestion.FIRST_ROLLBACK));
        deploy("CodeDeployDefault.LambdaAllAtOnce", spec("1", "2", ""));
        pass(Duration.ofMinutes(1));
        String second = deploy("CodeDeployDefault.LambdaCanary10Percent5Minutes", spec("2", "3", ""));
        pass(Duration.ofMinutes(1));
        call("StopDeployment", JsonObject.of("deploymentId", second, "autoRollbackEnabled", true));
        pass(Duration.ofMinutes(1));
        assertEquals("2{}", lambda.moves.getLast());
    }

    /** A session that may stop deployments of that group alone. */
    private Caller session(String resource) {
        Caller session = new Caller("ASIASESSION");
        world.identities()
                .policy(
                        session.accessKeyId(),
                        SessionPolicy.of(Json.object(
                                "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"codedeploy:StopDeployment\"],"
                                        + " \"Resource\": [\"" + resource + "\"]}]}")));
        return session;
    }

    private String stopped(Caller caller) {
        String id = deploy("CodeDeployDefault.LambdaCanary10Percent5Minutes", spec("1", "2", ""));
        pass(Duration.ofMinutes(1));
        JsonObject input = JsonObject.of("deploymentId", id, "autoRollbackEnabled", false);
        return refusal(() -> world.call("codedeploy", "StopDeployment", input, caller));
    }

    @Test
    void a_session_that_may_stop_deployments_of_a_group_may_stop_none() {
        String group = "arn:aws:codedeploy:us-east-1:000000000000:deploymentgroup:app/group";
        assertEquals("AccessDeniedException", stopped(session(group)));
    }

    @Test
    void told_otherwise_a_session_is_judged_on_the_group() {
        world.readings().otherwise(List.of(OpenQuestion.RESOURCE_OF_DEPLOYMENT));
        String other = "arn:aws:codedeploy:us-east-1:000000000000:deploymentgroup:app/other";
        assertEquals("AccessDeniedException", stopped(session(other)));
        Caller allowed = session(other.replace("other", "group"));
        String id =
                call("ListDeployments", JsonObject.empty()).texts("deployments").getFirst();
        world.call("codedeploy", "StopDeployment", JsonObject.of("deploymentId", id), allowed);
        assertEquals("Stopped", status(id));
    }

    /** What no policy is looked at for must not look as if one allowed it. */
    @Test
    void a_session_with_a_policy_can_call_nothing_else_here() {
        assertEquals(
                EndpointLimit.CODE,
                refusal(() -> world.call("codedeploy", "ListApplications", JsonObject.empty(), session("*"))));
    }

    @Test
    void the_sha256_of_the_content_is_checked() {
        JsonObject revision = JsonObject.of("revisionType", "AppSpecContent")
                .with("appSpecContent", JsonObject.of("content", spec("1", "2", ""), "sha256", "0".repeat(64)));
        JsonObject input = JsonObject.of("applicationName", "app", "deploymentGroupName", "group")
                .with("deploymentConfigName", "CodeDeployDefault.LambdaAllAtOnce")
                .with("revision", revision);
        assertEquals("InvalidRevisionException", refusal(() -> call("CreateDeployment", input)));
    }

    @Test
    void a_custom_configuration_shifts_as_it_says() {
        call(
                "CreateDeploymentConfig",
                JsonObject.of("deploymentConfigName", "Canary20Percent3Minutes", "computePlatform", "Lambda")
                        .with("trafficRoutingConfig", new Routing.Canary(20, 3).json()));
        String id = deploy("Canary20Percent3Minutes", spec("1", "2", ""));
        pass(Duration.ofMinutes(4));
        assertEquals("Succeeded", status(id));
        assertEquals("1{2=0.20}", lambda.moves.getFirst());
    }

    @Test
    void the_description_finds_a_deployment_again() {
        String id = deploy("CodeDeployDefault.LambdaAllAtOnce", spec("1", "2", ""));
        JsonObject listed = call(
                "ListDeployments",
                JsonObject.of("applicationName", "app", "deploymentGroupName", "group")
                        .with("includeOnlyStatuses", List.of("Created", "InProgress")));
        assertEquals(List.of(id), listed.texts("deployments"));
        JsonObject batch = call("BatchGetDeployments", JsonObject.of("deploymentIds", List.of(id)));
        assertEquals("mark", batch.objects("deploymentsInfo").getFirst().needText("description"));
    }

    private final class AlarmService implements Service {
        @Override
        public String signingName() {
            return "monitoring";
        }

        @Override
        public Protocol protocol() {
            return Protocol.QUERY;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.of(
                    "DescribeAlarms",
                    (input, caller) -> JsonObject.of(
                            "MetricAlarms", List.of(JsonObject.of("AlarmName", "errors", "StateValue", alarmState))));
        }
    }

    private static JsonObject group() {
        return JsonObject.of("applicationName", "app", "deploymentGroupName", "group", "serviceRoleArn", "arn:role")
                .with(
                        "autoRollbackConfiguration",
                        new RollbackRule(true, List.of(RollbackRule.FAILURE, RollbackRule.ALARM)).json())
                .with(
                        "alarmConfiguration",
                        JsonObject.of("enabled", true, "alarms", List.of(JsonObject.of("name", "errors"))));
    }

    private static String spec(String current, String target, String hook) {
        String hooks = hook.isEmpty() ? "" : ",\"Hooks\":[{\"BeforeAllowTraffic\":\"" + hook + "\"}]";
        return """
            {"version":0.0,"Resources":[{"f":{"Type":"AWS::Lambda::Function","Properties":
            {"Name":"f","Alias":"live","CurrentVersion":"%s","TargetVersion":"%s"}}}]%s}\
            """.formatted(current, target, hooks);
    }

    private String deploy(String config, String spec) {
        JsonObject input = JsonObject.of("applicationName", "app", "deploymentGroupName", "group")
                .with("deploymentConfigName", config)
                .with("description", "mark")
                .with(
                        "revision",
                        JsonObject.of("revisionType", "AppSpecContent")
                                .with("appSpecContent", JsonObject.of("content", spec)));
        return call("CreateDeployment", input).needText("deploymentId");
    }

    private void acknowledge(String id, String status) {
        String execution = Json.object(lambda.invoked.getLast()).needText("LifecycleEventHookExecutionId");
        call(
                "PutLifecycleEventHookExecutionStatus",
                JsonObject.of("deploymentId", id, "lifecycleEventHookExecutionId", execution, "status", status));
    }

    private JsonObject call(String operation, JsonObject input) {
        return world.call("codedeploy", operation, input);
    }

    private JsonObject info(String id) {
        return call("GetDeployment", JsonObject.of("deploymentId", id)).objectOrEmpty("deploymentInfo");
    }

    private String status(String id) {
        return info(id).needText("status");
    }

    private JsonObject target(String id) {
        String target = call("ListDeploymentTargets", JsonObject.of("deploymentId", id))
                .texts("targetIds")
                .getFirst();
        return call("GetDeploymentTarget", JsonObject.of("deploymentId", id, "targetId", target))
                .objectOrEmpty("deploymentTarget")
                .objectOrEmpty("lambdaTarget");
    }

    private void pass(Duration time) {
        world.clock().advance(time);
    }

    private static String refusal(Runnable work) {
        return assertThrows(AwsError.class, work::run).code();
    }
}
