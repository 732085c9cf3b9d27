package io.pointsman.review;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one resource allows and denies, read from its properties. A part that cannot be read stands for itself, as text. */
record Grants(Set<Grant> allowed, Set<Grant> denied, Optional<String> boundary) {
    private static final List<String> HOLDERS = List.of("Roles", "Users", "Groups", "RoleName", "UserName");

    /** @param context JSON text with the member {@code Properties}; empty: the resource is not there */
    static Grants of(String type, Optional<String> context) {
        Set<Grant> allowed = new LinkedHashSet<>();
        Set<Grant> denied = new LinkedHashSet<>();
        Map<?, ?> properties = context.map(Grants::properties).orElse(Map.of());
        statements(type, properties)
                .forEach(statement -> (statement.denies() ? denied : allowed).addAll(statement.grants()));
        managed(properties).forEach(allowed::add);
        if (type.endsWith("::Permission") || type.endsWith("VersionPermission")) {
            allowed.add(permission(properties));
        }
        if (type.equals("AWS::IAM::UserToGroupAddition")) {
            texts(properties.get("Users"))
                    .forEach(user -> allowed.add(Grant.plain(user, "membership", text(properties.get("GroupName")))));
        }
        return new Grants(
                allowed,
                denied,
                Optional.ofNullable(properties.get("PermissionsBoundary")).map(Grants::text));
    }

    private static Map<?, ?> properties(String context) {
        try {
            return JsonObject.of(
                            Json.object(context).objectOrEmpty("Properties").members())
                    .members();
        } catch (JsonTrouble e) {
            return Map.of("PolicyDocument", context); // no JSON: told apart by its text alone
        }
    }

    private static List<PolicyStatement> statements(String type, Map<?, ?> properties) {
        List<PolicyStatement> statements = new ArrayList<>();
        List<String> holders =
                HOLDERS.stream().flatMap(name -> texts(properties.get(name))).toList();
        IamTypes.documents(type).forEach(name -> statements.addAll(PolicyStatement.of(properties.get(name), holders)));
        items(properties.get("Policies"))
                .forEach(policy -> statements.addAll(PolicyStatement.of(
                        policy instanceof Map<?, ?> map ? map.get("PolicyDocument") : policy, holders)));
        return statements;
    }

    private static Stream<Grant> managed(Map<?, ?> properties) {
        return texts(properties.get("ManagedPolicyArns")).map(arn -> Grant.plain("", "all of managed policy", arn));
    }

    private static Grant permission(Map<?, ?> properties) {
        JsonObject conditions = JsonObject.empty();
        for (String name : List.of("SourceArn", "SourceAccount", "EventSourceToken", "PrincipalOrgID")) {
            conditions = conditions.with(
                    name, Optional.ofNullable(properties.get(name)).map(Grants::text));
        }
        return new Grant(
                text(properties.get("Principal")),
                text(properties.get("Action")),
                text(properties.get("FunctionName")),
                Json.text(conditions));
    }

    /** What {@code after} allows beyond {@code before}, or no longer denies: one line each. */
    static List<String> more(Grants before, Grants after) {
        List<String> more = new ArrayList<>();
        after.allowed.stream()
                .filter(grant -> before.allowed.stream().noneMatch(old -> old.covers(grant)))
                .forEach(grant -> more.add(grant.sentence()));
        before.denied.stream()
                .filter(denial -> !after.denied.contains(denial))
                .forEach(denial -> more.add("no longer denied: " + denial.sentence()));
        if (before.boundary.isPresent() && !before.boundary.equals(after.boundary)) {
            more.add("the permissions boundary changes");
        }
        return more;
    }

    /** It allows any action of a service, or anybody something, that it did not allow before. */
    boolean isWiderThan(Grants before) {
        return allowed.stream()
                .filter(Grant::isWide)
                .anyMatch(grant -> before.allowed.stream().noneMatch(old -> old.covers(grant)));
    }

    static Stream<String> texts(@Nullable Object value) {
        return items(value).map(Grants::text);
    }

    static Stream<?> items(@Nullable Object value) {
        return switch (value) {
            case null -> Stream.empty();
            case List<?> list -> list.stream();
            default -> Stream.of(value);
        };
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value instanceof String text ? text : Json.text(value);
    }
}
