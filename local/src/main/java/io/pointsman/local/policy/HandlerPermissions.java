package io.pointsman.local.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls that CloudFormation makes for a resource, by its type: from {@code handlers.txt}, which {@code .ci/handler-permissions}
 * writes from the provider schemas, and for what has no schema there from {@code handlers-by-hand.txt}.
 *
 * @param calls none where the type makes nothing in another service
 * @param source where it is written
 */
record HandlerPermissions(List<HandlerCall> calls, String source) {
    private static final Map<String, HandlerPermissions> ALL = read();
    private static final String CUSTOM = "AWS::CloudFormation::CustomResource";

    /**
     * One call.
     *
     * @param action {@code sqs:CreateQueue}
     * @param operations in which it is made: c, r, u, d
     */
    record HandlerCall(String action, String operations) {
        String service() {
            return action.substring(0, action.indexOf(':'));
        }
    }

    static Optional<HandlerPermissions> of(String type) {
        return Optional.ofNullable(ALL.get(type.startsWith("Custom::") ? CUSTOM : type));
    }

    private static Map<String, HandlerPermissions> read() {
        Map<String, HandlerPermissions> all = new HashMap<>();
        String schemas = DataLines.source("handlers.txt");
        DataLines.of("handlers.txt")
                .forEach(line -> all.put(line.getFirst(), of(line.subList(1, line.size()), schemas)));
        DataLines.of("handlers-by-hand.txt")
                .forEach(line -> all.put(line.getFirst(), of(line.subList(1, line.size() - 1), line.getLast())));
        return all;
    }

    private static HandlerPermissions of(List<String> groups, String source) {
        List<HandlerCall> calls = new ArrayList<>();
        for (String group : groups) {
            String service = group.substring(0, group.indexOf(':'));
            for (String call : group.substring(service.length() + 1).split(",", -1)) {
                String[] parts = call.split("/", -1);
                calls.add(new HandlerCall(service + ":" + parts[0], parts[1]));
            }
        }
        return new HandlerPermissions(List.copyOf(calls), source);
    }
}
