package io.pointsman.local.demo;

import io.pointsman.endpoint.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;

/**
 * The stages of a release, by the endpoint's clock, and which version answered how many customers in each. A call counts where it was
 * answered; the version was chosen a little earlier.
 */
final class CustomersByStage {
    private final List<Stage> stages = new ArrayList<>();

    /**
     * One stage.
     *
     * @param end not in it
     * @param answers version to number of customers
     */
    record Stage(String name, Instant begin, Instant end, Map<String, Integer> answers) {
        int all() {
            return answers.values().stream().mapToInt(Integer::intValue).sum();
        }

        int of(String version) {
            return answers.getOrDefault(version, 0);
        }
    }

    /** @param shift of the function that customers call; empty where no traffic moved */
    static CustomersByStage of(List<ActionExecutionDetail> actions, Optional<Shifted> shift, List<Call> calls) {
        CustomersByStage stages = new CustomersByStage();
        Instant executes = start(actions, "Execute");
        Instant executed = start(actions, "Publish");
        Optional<Instant> begins = shift.flatMap(Shifted::began);
        Optional<Instant> ends = shift.flatMap(Shifted::ended);
        stages.add("until Execute", Instant.MIN, executes, calls);
        stages.add("Execute: the stack is updated", executes, executed, calls);
        stages.add("Publish, and the hook is asked", executed, begins.orElse(Instant.MAX), calls);
        begins.ifPresent(begin -> stages.add("Shift: the canary", begin, ends.orElse(Instant.MAX), calls));
        ends.ifPresent(end -> stages.add("all traffic has moved", end, Instant.MAX, calls));
        return stages;
    }

    private static Instant start(List<ActionExecutionDetail> actions, String name) {
        return actions.stream()
                .filter(action -> action.actionName().equals(name))
                .map(ActionExecutionDetail::startTime)
                .findFirst()
                .orElse(Instant.MAX);
    }

    private void add(String name, Instant begin, Instant end, List<Call> calls) {
        Map<String, Integer> answers = new TreeMap<>();
        calls.stream()
                .filter(call -> !call.time().isBefore(begin) && call.time().isBefore(end))
                .forEach(call -> answers.merge(call.executedVersion().orElse("none"), 1, Integer::sum));
        if (begin.isBefore(end)) {
            stages.add(new Stage(name, begin, end, answers));
        }
    }

    List<Stage> all() {
        return List.copyOf(stages);
    }

    /** A line for each stage, a column for each version. */
    List<String> lines(List<String> versions) {
        List<String> lines = new ArrayList<>();
        lines.add(row(
                "customers answered by",
                versions.stream().map(version -> "version " + version).toList()));
        stages.forEach(stage -> lines.add(row(
                stage.name(),
                versions.stream()
                        .map(version -> String.valueOf(stage.of(version)))
                        .toList())));
        return lines;
    }

    private static String row(String name, List<String> cells) {
        StringBuilder row = new StringBuilder("%-32s".formatted(name));
        cells.forEach(cell -> row.append("%12s".formatted(cell)));
        return row.toString();
    }
}
