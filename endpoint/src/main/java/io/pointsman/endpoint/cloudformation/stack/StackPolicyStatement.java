package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One statement of a stack policy.
 *
 * @param inverted the resources are those of NotResource: the statement is about all others
 * @param types of resource that it is about; empty: of every type
 */
record StackPolicyStatement(
        boolean denies, List<String> actions, List<String> resources, boolean inverted, List<String> types) {
    private static final Set<String> ACTIONS = Set.of("Update:Modify", "Update:Replace", "Update:Delete", "Update:*");
    private static final String PREFIX = "LogicalResourceId/";

    /** Empty: CloudFormation would not take it. */
    static Optional<StackPolicyStatement> read(JsonObject statement) {
        List<String> actions = texts(statement, "Action");
        boolean inverted = statement.has("NotResource");
        List<String> resources = texts(statement, inverted ? "NotResource" : "Resource");
        Optional<String> effect = statement.text("Effect");
        boolean good = effect.filter(Set.of("Allow", "Deny")::contains).isPresent()
                && !actions.isEmpty()
                && ACTIONS.containsAll(actions)
                && texts(statement, "Principal").equals(List.of("*"))
                && !resources.isEmpty()
                && resources.stream().allMatch(name -> name.equals("*") || name.startsWith(PREFIX));
        return good
                ? Optional.of(new StackPolicyStatement(
                        effect.get().equals("Deny"), actions, resources, inverted, types(statement)))
                : Optional.empty();
    }

    /** Like and equal alike: a pattern without a wildcard is equal to itself only. */
    private static List<String> types(JsonObject statement) {
        JsonObject condition = statement.objectOrEmpty("Condition");
        JsonObject operator = condition.object("StringEquals").orElse(condition.objectOrEmpty("StringLike"));
        return texts(operator, "ResourceType");
    }

    private static List<String> texts(JsonObject holder, String name) {
        return holder.members().get(name) instanceof List
                ? holder.texts(name)
                : holder.text(name).map(List::of).orElse(List.of());
    }

    boolean covers(String act, String logicalId, String type) {
        boolean named = resources.stream().anyMatch(name -> matches(name, PREFIX + logicalId));
        return (actions.contains(act) || actions.contains("Update:*"))
                && named != inverted
                && (types.isEmpty() || types.stream().anyMatch(pattern -> matches(pattern, type)));
    }

    private static boolean matches(String pattern, String text) {
        String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return text.matches(expression);
    }

    /** As CloudFormation quotes it. */
    String said() {
        return actions + " for resource " + resources;
    }
}
