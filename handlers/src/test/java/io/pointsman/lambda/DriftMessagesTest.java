package io.pointsman.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.lambda.FunctionReadings.FunctionReading;
import io.pointsman.release.record.DeployedFunction;
import io.pointsman.release.record.MemoryRecords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A stack has hundreds of functions, and a message 5,000 characters. */
final class DriftMessagesTest {
    private static final int MESSAGE_CHARS = 5_000;
    private static final FunctionReadings NONE = new FunctionReadings() {
        @Override
        public Optional<FunctionReading> latest(String function) {
            return Optional.empty();
        }

        @Override
        public Optional<FunctionReading> version(String function, String version) {
            return Optional.empty();
        }
    };

    private static List<String> names(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> "function-with-a-long-name-that-takes-its-room-in-a-message-" + i)
                .toList();
    }

    @Test
    void the_ways_out_of_a_deletion_are_not_cut_off_behind_hundreds_of_names() {
        String message = DeletedFunctions.said(names(300));

        assertTrue(message.length() < MESSAGE_CHARS, message);
        assertTrue(
                message.contains(" and 290 more are in the stack but not in Lambda: somebody deleted them."), message);
        assertTrue(message.contains("REVERT_DRIFT"), message);
    }

    @Test
    void one_function_is_spoken_of_as_one() {
        assertEquals(
                "function web-F is in the stack but not in Lambda: somebody deleted it. Two ways out: release once"
                    + " without it in the template, and put it back with the next release; or release once with"
                    + " DeploymentMode REVERT_DRIFT of changeset, where the change set shows that CloudFormation makes"
                    + " it again. Either way the aliases are new, and begin with a first release",
                DeletedFunctions.said(List.of("web-F")));
    }

    @Test
    void on_drift_release_is_not_cut_off_behind_hundreds_of_functions_that_were_changed_by_hand() {
        DeployedFunction deployed = DeployedFunction.of("one", Map.of(), "", "");
        FunctionReading now = new FunctionReading(
                DeployedFunction.of("two", Map.of(), "", ""), "2026-01-01T00:00:00.000+0000", false);
        List<FunctionDrift> drifts = names(300).stream()
                .map(name -> new FunctionDrift(name, deployed, now))
                .toList();

        String message = new DriftReport(NONE, new MemoryRecords().index("web")).of(drifts, "Nothing has moved");

        assertTrue(message.length() < MESSAGE_CHARS, message);
        assertTrue(message.contains(" and 287 more."), message);
        assertTrue(message.endsWith("set OnDrift to Release for execute and publish, once"), message);
    }
}
