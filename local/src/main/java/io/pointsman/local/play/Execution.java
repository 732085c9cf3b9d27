package io.pointsman.local.play;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one pipeline execution ended.
 *
 * @param actions the last try of each action, in the order of their start
 */
public record Execution(String id, String status, List<Action> actions) {
    /** @param artifacts what it made, by name; nothing where it failed */
    public record Action(
            String name, String status, String message, Map<String, String> outputs, Map<String, Artifact> artifacts) {}

    /** Where an artifact lies. */
    public record Artifact(String bucket, String key) {}

    public boolean succeeded() {
        return status.equals("Succeeded");
    }

    public Action action(String name) {
        return last(name).orElseThrow(() -> new PlayFailure("the action " + name + " did not run"));
    }

    public Optional<Action> last(String name) {
        return actions.stream().filter(action -> action.name().equals(name)).reduce((first, second) -> second);
    }

    public String output(String action, String name) {
        return action(action).outputs().getOrDefault(name, "");
    }
}
