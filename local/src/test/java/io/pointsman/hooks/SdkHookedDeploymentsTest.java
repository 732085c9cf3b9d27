package io.pointsman.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.appspec.AppSpec;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.ReleasePlace;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentTargetsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentTargetsResponse;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTarget;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentTargetsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentTargetsResponse;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;

public final class SdkHookedDeploymentsTest {
    private final ReleasePlace place = new ReleasePlace();
    private final SdkHookedDeployments deployments = new SdkHookedDeployments(place.codeDeploy);

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void a_deployment_is_read_and_its_hook_is_answered_once_even_by_a_duplicate() {
        String id = deploy();
        JsonObject event = place.invoked.getFirst();

        assertEquals(new HookedDeployments.Asking("a description", false), deployments.find(id));
        deployments.answer(id, event.needText("LifecycleEventHookExecutionId"), true);
        deployments.answer(id, event.needText("LifecycleEventHookExecutionId"), true);

        place.pass(Duration.ofMinutes(1));
        assertEquals(
                "Succeeded",
                place.codeDeploy
                        .getDeployment(get -> get.deploymentId(id))
                        .deploymentInfo()
                        .statusAsString());
    }

    @Test
    void what_a_deployment_moves_is_told_by_codedeploy() {
        String id = deploy();

        assertEquals(Optional.of(new HookedDeployments.Target("web", "2")), deployments.target(id));
    }

    /** As CodeDeploy may answer for a target that it has just made. */
    @Test
    void a_target_that_does_not_know_all_of_it_yet_hides_what_the_appspec_says() {
        String id = deploy();
        CodeDeployClient early = new CodeDeployClient() {
            @Override
            public GetDeploymentResponse getDeployment(GetDeploymentRequest request) {
                return place.codeDeploy.getDeployment(request);
            }

            @Override
            public ListDeploymentTargetsResponse listDeploymentTargets(ListDeploymentTargetsRequest request) {
                return place.codeDeploy.listDeploymentTargets(request);
            }

            @Override
            public BatchGetDeploymentTargetsResponse batchGetDeploymentTargets(
                    BatchGetDeploymentTargetsRequest request) {
                DeploymentTarget unknown = DeploymentTarget.builder()
                        .lambdaTarget(lambda -> lambda.lambdaFunctionInfo(info -> info.functionName("web")))
                        .build();
                return BatchGetDeploymentTargetsResponse.builder()
                        .deploymentTargets(unknown)
                        .build();
            }

            @Override
            public String serviceName() {
                return place.codeDeploy.serviceName();
            }

            @Override
            public void close() {}
        };

        assertEquals(Optional.of(new HookedDeployments.Target("web", "2")), new SdkHookedDeployments(early).target(id));
    }

    @Test
    void a_deployment_that_is_not_there_cannot_be_told_about() {
        assertThrows(Refusal.class, () -> deployments.find("d-000000000"));
    }

    private String deploy() {
        place.function("web", "zero");
        String one = place.release("web", "one");
        place.lambda.createAlias(
                create -> create.functionName("web").name("live").functionVersion(one));
        String two = place.release("web", "two");
        place.codeDeploy.createApplication(
                create -> create.applicationName("app").computePlatform(ComputePlatform.LAMBDA));
        place.codeDeploy.createDeploymentGroup(create -> create.applicationName("app")
                .deploymentGroupName("group")
                .serviceRoleArn(ReleasePlace.ROLE)
                .deploymentConfigName("CodeDeployDefault.LambdaAllAtOnce"));
        AppSpec spec = new AppSpec(
                "Web",
                "web",
                "live",
                one,
                two,
                new AppSpec.Hooks(Optional.of("CodeDeployHook_gate"), Optional.empty()));
        String id = place.codeDeploy
                .createDeployment(create -> create.applicationName("app")
                        .deploymentGroupName("group")
                        .description("a description")
                        .revision(revision -> revision.revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                                .appSpecContent(
                                        content -> content.content(spec.text()).sha256(spec.sha256()))))
                .deploymentId();
        place.pass(Duration.ofSeconds(10));
        return id;
    }
}
