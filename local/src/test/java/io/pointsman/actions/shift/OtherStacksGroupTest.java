package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.TwoFunctions.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.appspec.AppSpec;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.DeploymentMark.Way;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;

/** A deployment group in which stack {@code orders} has deployed, and a release of stack {@code web} that is told its application. */
final class OtherStacksGroupTest {
    private static final JsonObject SHARED = WEB.with("Application", "shared");

    private final TwoFunctions scene = new TwoFunctions();

    @AfterEach
    void close() {
        scene.close();
    }

    private String deployedByOrders() {
        scene.place.codeDeploy.createApplication(
                create -> create.applicationName("shared").computePlatform(ComputePlatform.LAMBDA));
        scene.place.codeDeploy.createDeploymentGroup(create -> create.applicationName("shared")
                .deploymentGroupName("Cart")
                .serviceRoleArn("arn:aws:iam::123456789012:role/theirs")
                .deploymentConfigName("CodeDeployDefault.LambdaCanary10Percent5Minutes")
                .autoRollbackConfiguration(
                        auto -> auto.enabled(true).events(AutoRollbackEvent.DEPLOYMENT_STOP_ON_REQUEST)));
        AppSpec spec = new AppSpec(AppSpec.resource("Cart"), "Search", "live", "1", "2", AppSpec.Hooks.NONE);
        String mark = new DeploymentMark("run-7", "orders", "live", "Cart", Way.TRY, 1).text();
        return scene.place
                .codeDeploy
                .createDeployment(create -> create.applicationName("shared")
                        .deploymentGroupName("Cart")
                        .description(mark)
                        .revision(revision -> revision.revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                                .appSpecContent(
                                        content -> content.content(spec.text()).sha256(spec.sha256()))))
                .deploymentId();
    }

    private DeploymentGroupInfo group() {
        return scene.place
                .codeDeploy
                .getDeploymentGroup(get -> get.applicationName("shared").deploymentGroupName("Cart"))
                .deploymentGroupInfo();
    }

    private void webIsRefused(String deployment) {
        DeploymentGroupInfo before = group();

        Outcome.Failed outcome = assertInstanceOf(Outcome.Failed.class, scene.run(SHARED));

        assertTrue(outcome.message().contains("its deployment group Cart is that of stack orders"), outcome.message());
        assertTrue(outcome.message().contains(deployment), outcome.message());
        assertTrue(outcome.message().contains("stack web"), outcome.message());
        assertEquals(before, group());
        assertEquals(AliasState.on("1"), scene.alias("Cart"));
    }

    @Test
    void it_is_refused_and_the_group_stays_as_it_was() {
        String deployment = deployedByOrders();
        scene.place.pass(Duration.ofMinutes(10));

        webIsRefused(deployment);
    }

    /** The deployment by which CodeDeploy brings an alias back has no mark of its own. */
    @Test
    void it_is_refused_where_the_latest_deployment_is_codedeploys_own() {
        String deployment = deployedByOrders();
        scene.place.pass(Duration.ofSeconds(30));
        scene.place.codeDeploy.stopDeployment(
                stop -> stop.deploymentId(deployment).autoRollbackEnabled(true));
        scene.place.pass(Duration.ofMinutes(10));

        webIsRefused(deployment);
    }

    @Test
    void a_group_in_which_its_own_stack_has_deployed_is_brought_in_line() {
        assertInstanceOf(Outcome.Succeeded.class, scene.run(SHARED));

        assertEquals("arn:aws:iam::123456789012:role/deploy", group().serviceRoleArn());
        assertTrue(scene.areBothOn("2"));
    }
}
