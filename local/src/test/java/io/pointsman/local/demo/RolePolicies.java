package io.pointsman.local.demo;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/**
 * The policies of the roles of a stack, as CloudFormation made them, and what they say to a call. AWS's own managed policies are not
 * looked into: those of the functions allow logs and traces only.
 */
final class RolePolicies {
    private final Map<String, JsonObject> roles = new HashMap<>();
    private final Map<String, JsonObject> managed = new HashMap<>();

    private RolePolicies(Stream<StackEvent> events) {
        events.filter(event -> event.resourceProperties() != null).forEach(event -> {
            switch (event.resourceType()) {
                case "AWS::IAM::Role" -> roles.put(event.physicalResourceId(), Json.object(event.resourceProperties()));
                case "AWS::IAM::ManagedPolicy" ->
                    managed.put(event.physicalResourceId(), Json.object(event.resourceProperties()));
                default -> {}
            }
        });
    }

    static RolePolicies of(Aws aws, String stack) {
        return new RolePolicies(
                aws.cloudFormation().describeStackEventsPaginator(ask -> ask.stackName(stack)).stackEvents().stream());
    }

    /** The calls of a record that these roles made and that their policies do not allow, each once. */
    List<String> denied(Path record) throws IOException {
        return calls(record)
                .filter(call -> !allows(call))
                .map(RoleCall::toString)
                .distinct()
                .toList();
    }

    Stream<RoleCall> calls(Path record) throws IOException {
        return Files.readAllLines(record).stream()
                .flatMap(line -> RoleCall.of(Json.object(line)).stream())
                .filter(call -> roles.containsKey(call.role()));
    }

    private boolean allows(RoleCall call) {
        List<JsonObject> matching = statements(call.role()).stream()
                .filter(statement -> matches(statement, call))
                .toList();
        return !matching.isEmpty()
                && matching.stream()
                        .allMatch(statement -> statement.needText("Effect").equals("Allow"));
    }

    private List<JsonObject> statements(String role) {
        JsonObject properties = roles.getOrDefault(role, JsonObject.empty());
        List<JsonObject> documents = new ArrayList<>();
        properties.objects("Policies").forEach(policy -> documents.add(policy.objectOrEmpty("PolicyDocument")));
        properties.texts("ManagedPolicyArns").stream()
                .filter(managed::containsKey)
                .forEach(arn -> documents.add(
                        managed.getOrDefault(arn, JsonObject.empty()).objectOrEmpty("PolicyDocument")));
        return documents.stream()
                .flatMap(document -> document.objects("Statement").stream())
                .toList();
    }

    private static boolean matches(JsonObject statement, RoleCall call) {
        boolean action = texts(statement, "Action").stream().anyMatch(pattern -> matches(pattern, call.action()));
        boolean resource = statement.has("NotResource")
                ? texts(statement, "NotResource").stream().noneMatch(pattern -> matches(pattern, call.resource()))
                : texts(statement, "Resource").stream().anyMatch(pattern -> matches(pattern, call.resource()));
        return action && resource;
    }

    private static List<String> texts(JsonObject statement, String member) {
        return statement.members().get(member) instanceof String one ? List.of(one) : statement.texts(member);
    }

    private static boolean matches(String pattern, String text) {
        String[] parts = pattern.split("\\*", -1);
        StringBuilder regex = new StringBuilder("(?i)");
        for (int i = 0; i < parts.length; i++) {
            regex.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
        }
        return text.matches(regex.toString());
    }
}
