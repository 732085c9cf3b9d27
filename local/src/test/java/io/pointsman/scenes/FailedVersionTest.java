package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A version of which Lambda could not make a snapshot. */
final class FailedVersionTest {
    private final ByHandScene scene = new ByHandScene("live");

    @AfterEach
    void close() {
        scene.close();
    }

    /** From now on the version rests in state Failed, as long as it is there. */
    private void fails(String version) {
        scene.place.alter("lambda", "GetFunction", real -> (input, caller) -> {
            JsonObject answer = real.answer(input, caller);
            JsonObject found = answer.objectOrEmpty("Configuration");
            return found.text("Version").equals(Optional.of(version))
                    ? answer.with(
                            "Configuration",
                            found.with("State", "Failed")
                                    .with("StateReasonCode", "FunctionError")
                                    .with("StateReason", "init failed"))
                    : answer;
        });
    }

    @Test
    void the_failed_version_goes_live_or_no_way_leads_past_it() {
        ByHandScene.succeeded(scene.release());
        scene.code = "two";
        fails("2");
        String first = ByHandScene.failed(scene.release());
        assertTrue(
                first.contains("version 2 of web-F did not become active: its state is Failed, FunctionError"), first);

        String again = ByHandScene.failed(scene.fromPublish());

        assertTrue(again.contains("aws lambda delete-function --function-name web-F --qualifier 2"), again);
        assertTrue(ByHandScene.failed(scene.release()).contains("--qualifier 2"));
        assertEquals("one template 128", scene.live());
        scene.place.lambda.deleteFunction(
                delete -> delete.functionName(ByHandScene.FUNCTION).qualifier("2"));
        ByHandScene.succeeded(scene.fromPublish());
        assertEquals("two template 128", scene.live());
    }
}
