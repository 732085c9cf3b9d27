package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;

/** Shifts that somebody else's deployment follows, and such that could never end in time. */
final class ShiftEndsElsewhereTest {
    private final ByHandScene scene = new ByHandScene("live");

    @AfterEach
    void close() {
        scene.close();
    }

    private List<String> deployments() {
        return scene.place
                .codeDeploy
                .listDeployments(list -> list.applicationName("pointsman-web").deploymentGroupName("F"))
                .deployments();
    }

    private String back() {
        String content = "{\"version\":0.0,\"Resources\":[{\"f\":{\"Type\":\"AWS::Lambda::Function\",\"Properties\":{"
                + "\"Name\":\"web-F\",\"Alias\":\"live\",\"CurrentVersion\":\"2\",\"TargetVersion\":\"1\"}}}]}";
        return scene.place
                .codeDeploy
                .createDeployment(create -> create.applicationName("pointsman-web")
                        .deploymentGroupName("F")
                        .deploymentConfigName("CodeDeployDefault.LambdaAllAtOnce")
                        .description("back to monday")
                        .revision(revision -> revision.revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                                .appSpecContent(spec -> spec.content(content))))
                .deploymentId();
    }

    /** Twenty questions later it said SystemUnavailable. */
    @Test
    void an_alias_that_a_later_deployment_took_back_is_told_as_something_that_AWS_cannot_say() {
        ByHandScene.succeeded(scene.release());
        scene.code = "two";
        String[] later = {""};
        scene.place.meanwhile(() -> {
            if (later[0].isEmpty() && !scene.deploymentsOf("F").isEmpty()) {
                scene.place.pass(Duration.ofMinutes(1)); // ours ends
                later[0] = back();
                scene.place.pass(Duration.ofMinutes(1));
            }
        });

        String message = ByHandScene.failed(scene.release());

        assertTrue(message.contains(later[0]), message);
        assertTrue(message.contains("back to monday"), message);
        assertTrue(scene.place.told.stream().noneMatch(one -> one.contains("succeeded, but alias")), message);
        assertEquals(2, deployments().size());
    }

    @Test
    void a_shift_that_cannot_end_within_the_24_hours_of_an_action_begins() {
        ByHandScene.succeeded(scene.release());
        scene.code = "two";
        scene.shift = JsonObject.of("DeploymentConfigName", "Canary10Percent1500Minutes");

        String message = ByHandScene.failed(scene.release());

        assertTrue(message.contains("25 hours"), message);
        assertTrue(message.contains("24 hours"), message);
        assertEquals(List.of(), scene.deploymentsOf("F"));
    }

    @Test
    void tags_and_topics_that_somebody_gave_the_stack_are_removed_by_a_release_that_does_not_speak_of_them() {
        ByHandScene.succeeded(scene.release());
        scene.place.cloudFormation.updateStack(update -> update.stackName("web")
                .usePreviousTemplate(true)
                .capabilitiesWithStrings("CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND")
                .tags(Tag.builder().key("owner").value("shop").build())
                .notificationARNs("arn:aws:sns:us-east-1:123456789012:told"));
        scene.place.pass(Duration.ofMinutes(5));
        scene.topic = "b";
        scene.begin();
        ByHandScene.succeeded(scene.changeSet());
        ByHandScene.succeeded(scene.execute());

        var stack = scene.place
                .cloudFormation
                .describeStacks(ask -> ask.stackName("web"))
                .stacks()
                .getFirst();
        assertEquals(
                Map.of("owner", "shop"),
                Map.of(stack.tags().getFirst().key(), stack.tags().getFirst().value()));
        assertEquals(List.of("arn:aws:sns:us-east-1:123456789012:told"), stack.notificationARNs());
    }
}
