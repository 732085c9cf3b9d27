package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.actions.execute.Executions.StackNow;
import io.pointsman.release.StackStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** CodePipeline takes 122,880 bytes of names and values (docs/aws-facts.md). */
final class OutputsTest {
    private static final int OWN = ("StackId" + "arn:stack" + "StackStatus" + "UPDATE_COMPLETE").length();
    private static final int LEFT = 122_880 - OWN;

    private static Map<String, String> of(Map<String, String> stack) {
        return Outputs.of(
                "arn:stack",
                StackStatus.UPDATE_COMPLETE,
                new StackNow("arn:stack", StackStatus.UPDATE_COMPLETE, Optional.empty(), stack));
    }

    private static Map<String, String> three(String first) {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("A", first);
        outputs.put("B", "bb");
        outputs.put("C", "c");
        return outputs;
    }

    @Test
    void outputs_that_just_fit_are_left_out() {
        assertEquals(
                List.of("StackId", "StackStatus", "A", "B", "C"),
                List.copyOf(of(three("a".repeat(LEFT - 6))).keySet()));
    }

    @Test
    void one_that_does_not_fit_takes_the_smaller_ones_behind_it_along() {
        assertEquals(
                List.of("StackId", "StackStatus", "A", "C"),
                List.copyOf(of(three("a".repeat(LEFT - 3))).keySet()));
        assertEquals(
                List.of("StackId", "StackStatus", "B", "C"),
                List.copyOf(of(three("a".repeat(LEFT))).keySet()));
    }

    @Test
    void characters_are_counted_and_not_bytes() {
        assertEquals(
                List.of("StackId", "StackStatus", "B", "C"),
                List.copyOf(of(three("é".repeat(LEFT / 2 + 1))).keySet()));
    }

    @Test
    void an_output_of_the_stack_stands_for_one_of_ours_or_has_a_name_that_codepipeline_refuses() {
        assertEquals(
                Map.of("StackId", "arn:stack", "StackStatus", "UPDATE_COMPLETE", "Url", "u"),
                of(Map.of("StackId", "mine", "a.b", "no", "Url", "u")));
    }
}
