package io.pointsman.local.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** On what IAM judges an action, by the Service Authorization Reference: {@code actions.txt}, written by {@code .ci/handler-permissions}. */
final class ActionResources {
    private static final Map<String, List<String>> TYPES = new HashMap<>();
    private static final Map<String, String> ARNS = new HashMap<>();

    static {
        for (List<String> line : DataLines.of("actions.txt")) {
            if (line.size() == 2) {
                ARNS.put(line.getFirst(), line.get(1));
            } else {
                List<String> types = line.get(1).equals("-")
                        ? List.of()
                        : List.of(line.get(1).split(",", -1));
                Stream.of(line.get(2).split(",", -1)).forEach(name -> TYPES.put(line.getFirst() + ":" + name, types));
            }
        }
    }

    private ActionResources() {}

    /** The ARNs of its resources with their variables; none where it is judged on {@code *}, empty where the reference does not have it. */
    static Optional<List<String>> of(String action) {
        String service = action.substring(0, action.indexOf(':'));
        return Optional.ofNullable(TYPES.get(action))
                .map(types -> types.stream()
                        .flatMap(type -> Optional.ofNullable(ARNS.get(service + "/" + type)).stream())
                        .toList());
    }
}
