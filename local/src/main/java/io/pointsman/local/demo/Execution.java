package io.pointsman.local.demo;

import java.util.List;
import java.util.Map;

/**
 * How one pipeline execution ended.
 *
 * @param actions the last try of each action, in the order of their start
 */
record Execution(String id, String status, List<Action> actions) {
    record Action(String name, String status, String message, Map<String, String> outputs) {}

    boolean succeeded() {
        return status.equals("Succeeded");
    }

    Action action(String name) {
        return actions.stream()
                .filter(action -> action.name().equals(name))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new DemoFailure("the action " + name + " did not run"));
    }

    String output(String action, String name) {
        return action(action).outputs().getOrDefault(name, "");
    }
}
