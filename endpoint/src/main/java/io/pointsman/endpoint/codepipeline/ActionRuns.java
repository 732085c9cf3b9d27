package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.open.OpenQuestion;
import io.pointsman.endpoint.open.Readings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;

/** Makes runs of actions: their artifacts in, new places for their artifacts out, their configuration without references. */
final class ActionRuns {
    /** What the resolved configuration of one action may take in all. */
    private static final int MOST_BYTES = 100 * 1_024;

    /** What one value may have as it is declared. */
    private static final int MOST_LETTERS = 1_000;

    private final ArtifactKeys keys;
    private final Readings readings;

    ActionRuns(ArtifactKeys keys, Readings readings) {
        this.keys = keys;
        this.readings = readings;
    }

    ActionRun create(StageRun stage, ActionDeclaration action, Instant now) {
        Execution execution = stage.execution();
        ActionRun run = new ActionRun(
                UUID.randomUUID().toString(),
                stage,
                action,
                action.inputs().stream().map(execution::artifact).toList(),
                action.outputs().stream()
                        .map(output -> keys.next(execution.pipeline(), output))
                        .toList(),
                now);
        stage.started(run);
        execution.started(run);
        execution.home().track(stage.stage()).started(run);
        return run;
    }

    void resolve(ActionRun run) {
        Map<String, String> resolved = new LinkedHashMap<>();
        run.declaration().configuration().forEach((key, value) -> resolved.put(key, resolve(run, key, value)));
        if (readings.isOtherwise(OpenQuestion.LONG_VALUE)) {
            resolved.forEach((key, value) -> checkLength(run, key, value));
        }
        int bytes = resolved.values().stream()
                .mapToInt(value -> value.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (bytes > MOST_BYTES) {
            throw new UnresolvedVariable("The resolved configuration of action " + run.name() + " has " + bytes
                    + " bytes; the most is " + MOST_BYTES);
        }
        run.resolved(resolved);
    }

    private static void checkLength(ActionRun run, String key, String value) {
        if (value.length() > MOST_LETTERS) {
            throw new UnresolvedVariable(
                    "The value of '" + key + "' in the configuration of action " + run.name() + " has " + value.length()
                            + " characters once its variables are resolved; the most is " + MOST_LETTERS);
        }
    }

    private static String resolve(ActionRun run, String key, String value) {
        return VariableReference.PATTERN
                .matcher(value)
                .replaceAll(found ->
                        Matcher.quoteReplacement(value(run, key, VariableReference.of(found.group(), found.group(1)))));
    }

    private static String value(ActionRun run, String key, VariableReference reference) {
        return lookUp(run.execution(), reference)
                .orElseThrow(() -> new UnresolvedVariable("The variable reference " + reference.text()
                        + " in the configuration '" + key + "' of action " + run.name()
                        + " cannot be resolved: no earlier action of this execution gave that variable a value"));
    }

    private static Optional<String> lookUp(Execution execution, VariableReference reference) {
        return switch (reference.namespace()) {
            case VariableReference.CODEPIPELINE ->
                Optional.of(execution.id()).filter(id -> reference.key().equals("PipelineExecutionId"));
            case VariableReference.PIPELINE ->
                Optional.ofNullable(execution.start().variables().get(reference.key()));
            default -> execution.variable(reference.namespace(), reference.key());
        };
    }
}
