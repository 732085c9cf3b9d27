package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lambda's answers hold variables of the environment and links to the code: none of it is logged, told or written down. */
final class LambdaAnswersStayTest {
    private static final String SECRET = "correct-horse-battery";
    private static final String BY_HAND = "staple-by-hand";

    private final ReleasePipeline pipeline = new ReleasePipeline();
    private final List<JsonObject> answers = new ArrayList<>();

    LambdaAnswersStayTest() {
        pipeline.place.alter("lambda", "GetFunction", real -> (input, caller) -> {
            JsonObject answer = real.answer(input, caller);
            answers.add(answer);
            return answer;
        });
        pipeline.more = PipelineText.function(1).replaceFirst("Runtime:", """
            Environment: {Variables: {KEY: %s}}
                Runtime:\
            """.formatted(SECRET));
        pipeline.files.put("f1/app.py", "def handler(event, context): return 1\n");
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    /** All that the functions have left behind, but for packages, templates and artifacts, which hold what was pushed. */
    private String left() {
        StringBuilder left = new StringBuilder(pipeline.around.log());
        for (String action : List.of("execute", "publish", "shift")) {
            left.append(pipeline.failure(action));
        }
        for (String prefix : List.of("releases/", "reviews/", "locations/", "lines/")) {
            pipeline.place
                    .s3
                    .listObjectsV2(list -> list.bucket(StackPlace.BUCKET).prefix(prefix))
                    .contents()
                    .forEach(object -> left.append(pipeline.place
                            .s3
                            .getObjectAsBytes(
                                    get -> get.bucket(StackPlace.BUCKET).key(object.key()))
                            .asUtf8String()));
        }
        return left.toString();
    }

    private void assertNothingIsLeft() {
        String left = left();
        assertTrue(left.contains("web-F1"), "a look at the right places");
        assertFalse(left.contains(SECRET) || left.contains(BY_HAND), left);
        for (JsonObject answer : answers) {
            String link = answer.objectOrEmpty("Code").needText("Location");
            assertFalse(left.contains(link), link);
            assertFalse(left.contains(link.replaceFirst("[?].*", "")), link);
        }
    }

    @Test
    void a_release_leaves_a_variable_or_a_link_to_code_behind() {
        assertEquals("Succeeded", pipeline.release("one"), pipeline.around::log);
        assertEquals("Succeeded", pipeline.release("two"), pipeline.around::log);

        assertTrue(
                answers.stream().anyMatch(answer -> answer.objectOrEmpty("Code").has("Location")), "Lambda was asked");
        assertNothingIsLeft();
    }

    @Test
    void a_refusal_of_what_was_changed_by_hand_tells_the_values() {
        assertEquals("Succeeded", pipeline.release("one"), pipeline.around::log);
        pipeline.place.world.call(
                "lambda",
                "UpdateFunctionConfiguration",
                JsonObject.of(
                        "FunctionName",
                        "web-F1",
                        "Environment",
                        JsonObject.of("Variables", JsonObject.of("KEY", BY_HAND))));
        pipeline.place.pass(Duration.ofSeconds(30));

        assertEquals("Failed", pipeline.release("two"), pipeline.around::log);

        assertTrue(pipeline.failure("execute").contains("Environment"), pipeline.failure("execute"));
        assertNothingIsLeft();
    }
}
