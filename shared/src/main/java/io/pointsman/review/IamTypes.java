package io.pointsman.review;

import java.util.Map;
import java.util.Set;

/** The resource types that say who may do what, and where each says it. */
final class IamTypes {
    private static final Set<String> DOCUMENT = Set.of("PolicyDocument");

    /** What they are for. */
    private static final Map<String, Set<String>> PERMISSIONS = Map.ofEntries(
            Map.entry("AWS::IAM::Role", Set.of("AssumeRolePolicyDocument")),
            Map.entry("AWS::IAM::User", Set.of()),
            Map.entry("AWS::IAM::Group", Set.of()),
            Map.entry("AWS::IAM::Policy", DOCUMENT),
            Map.entry("AWS::IAM::ManagedPolicy", DOCUMENT),
            Map.entry("AWS::IAM::RolePolicy", DOCUMENT),
            Map.entry("AWS::IAM::UserPolicy", DOCUMENT),
            Map.entry("AWS::IAM::GroupPolicy", DOCUMENT),
            Map.entry("AWS::IAM::UserToGroupAddition", Set.of()),
            Map.entry("AWS::Lambda::Permission", Set.of()),
            Map.entry("AWS::Lambda::LayerVersionPermission", Set.of()),
            Map.entry("AWS::S3::BucketPolicy", DOCUMENT),
            Map.entry("AWS::SQS::QueuePolicy", DOCUMENT),
            Map.entry("AWS::SQS::QueueInlinePolicy", DOCUMENT),
            Map.entry("AWS::SNS::TopicPolicy", DOCUMENT),
            Map.entry("AWS::SNS::TopicInlinePolicy", DOCUMENT),
            Map.entry("AWS::Logs::ResourcePolicy", DOCUMENT),
            Map.entry("AWS::Kinesis::ResourcePolicy", Set.of("ResourcePolicy")),
            Map.entry("AWS::SecretsManager::ResourcePolicy", Set.of("ResourcePolicy")),
            Map.entry("AWS::ECR::RegistryPolicy", Set.of("PolicyText")),
            Map.entry("AWS::Events::EventBusPolicy", Set.of("Statement")));

    /** What they carry beside what they are for. */
    private static final Map<String, Set<String>> BESIDE = Map.ofEntries(
            Map.entry("AWS::ApiGateway::RestApi", Set.of("Policy")),
            Map.entry("AWS::Backup::BackupVault", Set.of("AccessPolicy")),
            Map.entry("AWS::ECR::Repository", Set.of("RepositoryPolicyText")),
            Map.entry("AWS::EFS::FileSystem", Set.of("FileSystemPolicy")),
            Map.entry("AWS::Elasticsearch::Domain", Set.of("AccessPolicies")),
            Map.entry("AWS::Events::EventBus", Set.of("Policy")),
            Map.entry("AWS::KMS::Key", Set.of("KeyPolicy")),
            Map.entry("AWS::OpenSearchService::Domain", Set.of("AccessPolicies")),
            Map.entry("AWS::S3::AccessPoint", Set.of("Policy")));

    private IamTypes() {}

    static boolean holds(String type) {
        return PERMISSIONS.containsKey(type);
    }

    /** Whether the type can grant anything: those that carry a policy of their own beside what they are for as well. */
    static boolean grants(String type) {
        return holds(type) || BESIDE.containsKey(type);
    }

    /** The properties that are a policy document. */
    static Set<String> documents(String type) {
        return PERMISSIONS.getOrDefault(type, BESIDE.getOrDefault(type, Set.of()));
    }
}
