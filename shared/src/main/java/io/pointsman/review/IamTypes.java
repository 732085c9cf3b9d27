package io.pointsman.review;

import java.util.Map;
import java.util.Set;

/** The resource types that say who may do what, and where each says it. */
final class IamTypes {
    private static final String DOCUMENT = "PolicyDocument";
    private static final Map<String, Set<String>> DOCUMENTS = Map.ofEntries(
            Map.entry("AWS::IAM::Role", Set.of("AssumeRolePolicyDocument")),
            Map.entry("AWS::IAM::User", Set.of()),
            Map.entry("AWS::IAM::Group", Set.of()),
            Map.entry("AWS::IAM::Policy", Set.of(DOCUMENT)),
            Map.entry("AWS::IAM::ManagedPolicy", Set.of(DOCUMENT)),
            Map.entry("AWS::IAM::RolePolicy", Set.of(DOCUMENT)),
            Map.entry("AWS::IAM::UserPolicy", Set.of(DOCUMENT)),
            Map.entry("AWS::IAM::GroupPolicy", Set.of(DOCUMENT)),
            Map.entry("AWS::IAM::UserToGroupAddition", Set.of()),
            Map.entry("AWS::Lambda::Permission", Set.of()),
            Map.entry("AWS::Lambda::LayerVersionPermission", Set.of()),
            Map.entry("AWS::S3::BucketPolicy", Set.of(DOCUMENT)),
            Map.entry("AWS::SQS::QueuePolicy", Set.of(DOCUMENT)),
            Map.entry("AWS::SNS::TopicPolicy", Set.of(DOCUMENT)),
            Map.entry("AWS::KMS::Key", Set.of("KeyPolicy")),
            Map.entry("AWS::SecretsManager::ResourcePolicy", Set.of("ResourcePolicy")),
            Map.entry("AWS::ECR::Repository", Set.of("RepositoryPolicyText")),
            Map.entry("AWS::Events::EventBusPolicy", Set.of("Statement")));

    private IamTypes() {}

    static boolean holds(String type) {
        return DOCUMENTS.containsKey(type) && !StatefulTypes.holds(type);
    }

    /** Whether the type can grant anything: those that hold data and carry a policy of their own as well. */
    static boolean grants(String type) {
        return DOCUMENTS.containsKey(type);
    }

    /** The properties that are a policy document. */
    static Set<String> documents(String type) {
        return DOCUMENTS.getOrDefault(type, Set.of());
    }
}
