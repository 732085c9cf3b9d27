package io.pointsman.endpoint.iam;

import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The policies of the roles of a stack, as CloudFormation made them, and what they say to a call. AWS's own managed policies are not
 * looked into: those of the functions allow logs and traces only.
 */
public final class RolePolicies {
    private final Map<String, JsonObject> roles = new HashMap<>();
    private final Map<String, JsonObject> managed = new HashMap<>();
    private final List<JsonObject> buckets = new ArrayList<>();

    private RolePolicies(Stream<Made> resources) {
        resources.forEach(made -> {
            switch (made.type()) {
                case "AWS::IAM::Role" -> roles.put(made.id(), made.properties());
                case "AWS::IAM::ManagedPolicy" -> managed.put(made.id(), made.properties());
                case "AWS::S3::BucketPolicy" -> buckets.add(made.properties().objectOrEmpty("PolicyDocument"));
                default -> {}
            }
        });
    }

    /** @param id the physical one */
    public record Made(String type, String id, JsonObject properties) {}

    public static RolePolicies of(Stream<Made> resources) {
        return new RolePolicies(resources);
    }

    /** A managed policy that is not of the stack, by its ARN. */
    public RolePolicies with(String policyArn, JsonObject document) {
        managed.put(policyArn, JsonObject.of("PolicyDocument", document));
        return this;
    }

    public Set<String> names() {
        return Set.copyOf(roles.keySet());
    }

    /** What a role may do. */
    public PolicyDocuments of(String role) {
        JsonObject properties = role(role);
        List<JsonObject> documents = new ArrayList<>();
        properties.objects("Policies").forEach(policy -> documents.add(policy.objectOrEmpty("PolicyDocument")));
        properties.texts("ManagedPolicyArns").stream()
                .flatMap(arn -> Optional.ofNullable(managed.get(arn)).stream())
                .forEach(policy -> documents.add(policy.objectOrEmpty("PolicyDocument")));
        return PolicyDocuments.of(documents);
    }

    /** What the buckets say of whoever comes. */
    public PolicyDocuments buckets() {
        return PolicyDocuments.of(buckets);
    }

    /** With its path, as {@code aws:PrincipalArn} has it. */
    public String arn(String role) {
        return "arn:aws:iam::000000000000:role" + role(role).text("Path").orElse("/") + role;
    }

    /** Who may assume a role. */
    public PolicyDocuments trust(String role) {
        return PolicyDocuments.of(List.of(role(role).objectOrEmpty("AssumeRolePolicyDocument")));
    }

    private JsonObject role(String name) {
        return Optional.ofNullable(roles.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no role " + name + " among " + roles.keySet()));
    }
}
