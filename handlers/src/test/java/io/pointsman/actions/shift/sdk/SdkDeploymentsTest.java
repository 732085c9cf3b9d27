package io.pointsman.actions.shift.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.actions.shift.ports.Deployment;
import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.actions.shift.ports.DeploymentState;
import io.pointsman.actions.shift.ports.Deployments;
import io.pointsman.engine.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentTargetsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentTargetsResponse;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentsResponse;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTarget;
import software.amazon.awssdk.services.codedeploy.model.Diagnostics;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentGroupResponse;
import software.amazon.awssdk.services.codedeploy.model.LambdaTarget;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentTargetsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentTargetsResponse;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsResponse;

/** What is made of CodeDeploy's answers. */
final class SdkDeploymentsTest {
    private static final DeploymentGroupId CART = new DeploymentGroupId("pointsman-web", "Cart");
    private static final Instant MOMENT = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<String, DeploymentInfo> known = new LinkedHashMap<>();
    private final List<DeploymentTarget> targets = new ArrayList<>();
    private DeploymentGroupInfo group = DeploymentGroupInfo.builder().build();
    private int createFails;
    private final SdkDeployments deployments = new SdkDeployments(new Answers(), Answers::new);

    private DeploymentInfo.Builder info(String id) {
        return DeploymentInfo.builder().deploymentId(id).status(DeploymentStatus.SUCCEEDED);
    }

    private void know(DeploymentInfo.Builder info) {
        known.put(info.build().deploymentId(), info.build());
    }

    private static List<String> ids(List<Deployment> found) {
        return found.stream().map(Deployment::id).sorted().toList();
    }

    @Test
    void the_deployment_that_was_brought_back_is_not_among_the_latest() {
        know(info("d-1").status(DeploymentStatus.STOPPED));
        know(info("d-2").rollbackInfo(back -> back.rollbackTriggeringDeploymentId("d-1")));
        know(info("d-3").rollbackInfo(back -> back.rollbackTriggeringDeploymentId("d-2")));
        group = DeploymentGroupInfo.builder()
                .lastAttemptedDeployment(last -> last.deploymentId("d-2"))
                .lastSuccessfulDeployment(last -> last.deploymentId("d-2"))
                .build();

        assertEquals(List.of("d-1", "d-2"), ids(deployments.latest(CART)));
    }

    @Test
    void one_that_is_among_the_latest_is_asked_for_twice() {
        know(info("d-1"));
        know(info("d-2").rollbackInfo(back -> back.rollbackTriggeringDeploymentId("d-1")));
        group = DeploymentGroupInfo.builder()
                .lastAttemptedDeployment(last -> last.deploymentId("d-2"))
                .lastSuccessfulDeployment(last -> last.deploymentId("d-1"))
                .build();

        assertEquals(List.of("d-1", "d-2"), ids(deployments.latest(CART)));
        assertEquals(
                List.of(List.of("d-1", "d-2")),
                asked.stream().map(some -> some.stream().sorted().toList()).toList());
    }

    @Test
    void a_group_in_which_nothing_was_deployed_has_latest_ones() {
        assertEquals(List.of(), deployments.latest(CART));
    }

    @Test
    void a_deployment_that_is_gone_is_taken_for_one_that_nobody_asked_for() {
        know(info("d-1"));

        String message = String.valueOf(assertThrows(Refusal.class, () -> deployments.look(List.of("d-1", "d-2")))
                .getMessage());

        assertEquals(
                "CodeDeploy does not know deployment d-2 any more: somebody deleted its application or group", message);
    }

    @Test
    void those_since_a_moment_are_lost() {
        know(info("d-1").description("of ours").completeTime(MOMENT));

        List<Deployment> since = deployments.since(CART, MOMENT);

        assertEquals(List.of("d-1"), ids(since));
        Deployment one = since.getFirst();
        assertEquals(DeploymentState.SUCCEEDED, one.status());
        assertEquals("of ours", one.description());
        assertEquals(Optional.of(MOMENT), one.ended());
        assertEquals(Optional.empty(), one.rollbackId());
    }

    @Test
    void a_deployment_loses_which_one_brings_it_back_or_which_it_brings_back() {
        know(info("d-1").rollbackInfo(back -> back.rollbackDeploymentId("d-2")));
        know(info("d-2")
                .creator("codeDeployRollback")
                .rollbackInfo(back -> back.rollbackTriggeringDeploymentId("d-1")));

        Map<String, Deployment> found = deployments.look(List.of("d-1", "d-2"));

        Deployment first = Objects.requireNonNull(found.get("d-1"));
        Deployment second = Objects.requireNonNull(found.get("d-2"));
        assertEquals(Optional.of("d-2"), first.rollbackId());
        assertEquals(Optional.empty(), first.answers());
        assertEquals(Optional.of("d-1"), second.answers());
        assertEquals(Optional.empty(), second.rollbackId());
        assertEquals(List.of(false, true), List.of(first.rollback(), second.rollback()));
    }

    private Deployments.Creation create() {
        return create(true);
    }

    private Deployments.Creation create(boolean heedsAlarms) {
        return deployments.create(new Deployments.Order(CART, "config", "spec", "sha256", "mark", heedsAlarms));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void a_call_that_may_have_made_one_is_taken_for_refused(int status) {
        createFails = status;

        assertInstanceOf(Deployments.Creation.Unanswered.class, create());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 499})
    void a_call_that_was_refused_may_have_made_one(int status) {
        createFails = status;

        assertThrows(Refusal.class, this::create);
    }

    @Test
    void a_target_that_is_no_function_breaks_the_look_at_what_moves() {
        targets.add(DeploymentTarget.builder().build());
        targets.add(DeploymentTarget.builder()
                .lambdaTarget(LambdaTarget.builder().build())
                .build());
        targets.add(DeploymentTarget.builder()
                .lambdaTarget(target -> target.lambdaFunctionInfo(function -> function.functionName("web-Cart")
                                .functionAlias("live")
                                .currentVersion("1")
                                .targetVersion("2"))
                        .lifecycleEvents(LifecycleEvent.builder()
                                .lifecycleEventName("AllowTraffic")
                                .status("InProgress")
                                .build()))
                .build());

        assertEquals(Optional.of(new Deployments.Move("web-Cart", "live", "1", "2")), deployments.move("d-1"));
        assertEquals(
                List.of("AllowTraffic"),
                deployments.lifecycle("d-1").stream()
                        .map(event -> event.event().name())
                        .toList());
    }

    private static LifecycleEvent event(String name, Consumer<Diagnostics.Builder> words) {
        return LifecycleEvent.builder()
                .lifecycleEventName(name)
                .status("Failed")
                .diagnostics(words)
                .build();
    }

    @Test
    void a_hook_that_printed_nothing_hides_what_CodeDeploy_says_of_it_and_one_that_did_is_not_heard() {
        LambdaTarget target = LambdaTarget.builder()
                .lifecycleEvents(
                        event(
                                "BeforeAllowTraffic",
                                words -> words.logTail("no stock").message("The hook failed")),
                        event("AfterAllowTraffic", words -> words.logTail(" ").message("The hook gave no answer")))
                .build();
        targets.add(DeploymentTarget.builder().lambdaTarget(target).build());

        assertEquals(
                List.of("no stock", "The hook gave no answer"),
                deployments.lifecycle("d-1").stream()
                        .map(Deployments.Lifecycle::words)
                        .toList());
    }

    @Test
    void a_deployment_is_made_of_something_else_than_was_planned() {
        createFails = 503;

        create();

        CreateDeploymentRequest request = ordered.getFirst();
        assertEquals("pointsman-web", request.applicationName());
        assertEquals("Cart", request.deploymentGroupName());
        assertEquals("config", request.deploymentConfigName());
        assertEquals("mark", request.description());
        assertEquals("spec", request.revision().appSpecContent().content());
        assertEquals("sha256", request.revision().appSpecContent().sha256());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_alarm_that_rings_stops_the_way_back_or_lets_the_way_forth_go_on(boolean heedsAlarms) {
        createFails = 503;

        create(heedsAlarms);

        AlarmConfiguration alarms = ordered.getFirst().overrideAlarmConfiguration();
        assertEquals(
                heedsAlarms ? Optional.empty() : Optional.of(false),
                Optional.ofNullable(alarms).map(AlarmConfiguration::enabled));
    }

    @Test
    void deployments_of_other_groups_or_such_as_have_ended_are_listed() {
        deployments.isBusy(CART);
        deployments.since(CART, MOMENT);

        ListDeploymentsRequest underWay = listed.getFirst();
        assertEquals("pointsman-web", underWay.applicationName());
        assertEquals("Cart", underWay.deploymentGroupName());
        assertEquals(
                List.of("Created", "Queued", "InProgress", "Baking", "Ready"), underWay.includeOnlyStatusesAsStrings());
        assertEquals(MOMENT, listed.getLast().createTimeRange().start());
    }

    private final List<List<String>> asked = new ArrayList<>();
    private final List<CreateDeploymentRequest> ordered = new ArrayList<>();
    private final List<ListDeploymentsRequest> listed = new ArrayList<>();

    /** A CodeDeploy that knows these deployments. */
    private final class Answers implements CodeDeployClient {
        @Override
        public ListDeploymentsResponse listDeployments(ListDeploymentsRequest request) {
            listed.add(request);
            return ListDeploymentsResponse.builder().deployments(known.keySet()).build();
        }

        @Override
        public BatchGetDeploymentsResponse batchGetDeployments(BatchGetDeploymentsRequest request) {
            asked.add(request.deploymentIds());
            return BatchGetDeploymentsResponse.builder()
                    .deploymentsInfo(request.deploymentIds().stream()
                            .filter(known::containsKey)
                            .map(known::get)
                            .toList())
                    .build();
        }

        @Override
        public GetDeploymentGroupResponse getDeploymentGroup(GetDeploymentGroupRequest request) {
            return GetDeploymentGroupResponse.builder()
                    .deploymentGroupInfo(group)
                    .build();
        }

        @Override
        public CreateDeploymentResponse createDeployment(CreateDeploymentRequest request) {
            ordered.add(request);
            throw CodeDeployException.builder()
                    .statusCode(createFails)
                    .message("no")
                    .build();
        }

        @Override
        public ListDeploymentTargetsResponse listDeploymentTargets(ListDeploymentTargetsRequest request) {
            return ListDeploymentTargetsResponse.builder().targetIds("t").build();
        }

        @Override
        public BatchGetDeploymentTargetsResponse batchGetDeploymentTargets(BatchGetDeploymentTargetsRequest request) {
            return BatchGetDeploymentTargetsResponse.builder()
                    .deploymentTargets(targets)
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
