package io.pointsman.local.acceptance.scene;

import io.pointsman.local.play.PlayFailure;
import io.pointsman.local.play.Stacks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Makes the stacks of a run in one account, each written down before. */
final class RunStacks {
    private final RunContext stage;

    RunStacks(RunContext stage) {
        this.stage = stage;
    }

    /** What a run needs beside Pointsman itself; its outputs. */
    Map<String, String> base() {
        return create(
                stage.name().base(),
                resource("base.yaml"),
                Map.of("Name", stage.name().text()));
    }

    /** Its outputs. */
    Map<String, String> create(String stack, String template, Map<String, String> parameters) {
        stage.ledger().stack(stack);
        Map<String, String> outputs =
                new Stacks(stage.aws().cloudFormation(), stage.watch()).create(stack, template, parameters);
        stage.console().line("stack " + stack);
        return outputs;
    }

    static String need(Map<String, String> outputs, String name) {
        String value = outputs.getOrDefault(name, "");
        PlayFailure.unless(!value.isEmpty(), "a stack of the run has no output " + name);
        return value;
    }

    private static String resource(String file) {
        try (InputStream in = RunStacks.class.getResourceAsStream("/io/pointsman/local/acceptance/" + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
