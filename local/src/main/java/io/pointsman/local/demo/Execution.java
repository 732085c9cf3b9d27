package io.pointsman.local.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one pipeline execution ended.
 *
 * @param actions the last try of each action, in the order of their start
 */
record Execution(String id, String status, List<Action> actions) {
    /** @param artifacts what it made, by name; nothing where it failed */
    record Action(
            String name, String status, String message, Map<String, String> outputs, Map<String, Artifact> artifacts) {}

    /** Where an artifact lies. */
    record Artifact(String bucket, String key) {}

    boolean succeeded() {
        return status.equals("Succeeded");
    }

    Action action(String name) {
        return last(name).orElseThrow(() -> new DemoFailure("the action " + name + " did not run"));
    }

    Optional<Action> last(String name) {
        return actions.stream().filter(action -> action.name().equals(name)).reduce((first, second) -> second);
    }

    String output(String action, String name) {
        return action(action).outputs().getOrDefault(name, "");
    }
}
