package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CreateDeployment is not idempotent: whichever answer is lost, and however late the request takes effect, there is one deployment. */
final class LostDeploymentTest {
    private final ByHandScene scene = new ByHandScene("live");
    private final List<Runnable> late = new ArrayList<>();
    private int calls;

    @BeforeEach
    void released() {
        ByHandScene.succeeded(scene.release());
        scene.code = "two";
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private static AwsError lost() {
        return new AwsError(503, "ServiceUnavailable", "no answer");
    }

    private void createDeployment(UnaryOperator<Operation> altered) {
        scene.place.alter("codedeploy", "CreateDeployment", altered);
    }

    private List<String> deployments() {
        return scene.place
                .codeDeploy
                .listDeployments(list -> list.applicationName("pointsman-web").deploymentGroupName("F"))
                .deployments();
    }

    private void isReleasedByOneDeployment() {
        ByHandScene.succeeded(scene.release());
        scene.place.pass(Duration.ofHours(2));
        List.copyOf(late).forEach(Runnable::run);
        scene.place.pass(Duration.ofHours(2));
        assertEquals("two template 128", scene.live());
        assertEquals(1, deployments().size(), deployments()::toString);
    }

    @Test
    void an_answer_that_is_lost_for_so_long_that_the_deployment_is_over_makes_a_second_one() {
        createDeployment(real -> (input, caller) -> {
            var answer = real.answer(input, caller);
            if (calls++ == 0) {
                scene.place.pass(Duration.ofSeconds(31));
                throw lost();
            }
            return answer;
        });

        isReleasedByOneDeployment();
    }

    @Test
    void a_request_that_takes_effect_after_it_was_given_up_makes_a_second_deployment() {
        createDeployment(real -> (input, caller) -> {
            if (calls++ == 0) {
                var takesEffect = scene.place.clock.instant().plusSeconds(40);
                late.add(() -> {
                    if (!scene.place.clock.instant().isBefore(takesEffect)) {
                        late.clear();
                        real.answer(input, caller);
                    }
                });
                throw lost();
            }
            return real.answer(input, caller);
        });
        scene.place.meanwhile(() -> List.copyOf(late).forEach(Runnable::run));

        isReleasedByOneDeployment();
    }

    @Test
    void a_CreateDeployment_that_is_never_answered_ends_the_release_and_says_so() {
        createDeployment(real -> (input, caller) -> {
            throw lost();
        });

        String message = ByHandScene.failed(scene.release());

        assertTrue(message.contains("codedeploy:CreateDeployment was not answered 10 times"), message);
        assertEquals("one template 128", scene.live());
    }
}
