package io.pointsman.actions.shift;

import static io.pointsman.actions.shift.ShiftScene.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.causes.JobMessage;
import io.pointsman.causes.KnownDeploymentError;
import io.pointsman.causes.ToldCause;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;

/** What CodeDeploy's error codes mean. */
final class DeploymentErrorTest {
    private final ShiftScene scene = new ShiftScene();

    @Test
    void no_code_of_the_SDK_is_without_a_meaning() {
        Set<String> known =
                Stream.of(KnownDeploymentError.values()).map(Enum::name).collect(Collectors.toSet());

        assertEquals(ErrorCode.knownValues().stream().map(ErrorCode::toString).collect(Collectors.toSet()), known);
    }

    @ParameterizedTest
    @EnumSource(KnownDeploymentError.class)
    void each_code_is_explained_in_the_message_of_the_shift(KnownDeploymentError code) {
        scene.function("Cart", "1", "2");
        scene.traffic.failing.put("web-Cart", code + ": as it is");

        String message = scene.fail("job-1", WEB);

        assertTrue(message.contains(code + ": as it is"), message);
        String first = message.substring(0, Math.min(message.length(), ToldCause.SHORT));
        assertTrue(first.contains("to 2: " + JobMessage.cut(code.meaning(), 40).replace("...", "")), message);
        assertTrue(first.contains("\nWhat to do: " + code.advice() + "."), message);
        int alias = message.indexOf("every alias is where it was");
        assertTrue(alias > first.indexOf("What to do") && alias < message.indexOf(code + ": as it is"), message);
        assertTrue(message.endsWith("\nWhat " + code + " means: " + code.meaning() + "."), message);
    }

    @Test
    void a_code_that_nobody_knows_does_not_go_without_a_word() {
        scene.function("Cart", "1", "2");
        scene.traffic.failing.put("web-Cart", "SOMETHING_NEW: as it is");

        assertTrue(scene.fail("job-1", WEB).contains("\nCodeDeploy's error code SOMETHING_NEW is not known"));
    }

    @Test
    void the_report_says_what_the_code_means() {
        scene.function("Cart", "1", "2");
        scene.traffic.failing.put("web-Cart", "THROTTLED: as it is");
        scene.fail("job-1", WEB);

        assertTrue(scene.recorded("Cart").needText("said").contains("What THROTTLED means: "));
    }
}
