package io.pointsman.endpoint.cloudformation.resource;

import java.util.Map;
import java.util.Set;

/** Which properties of a type cannot change in place: a new resource takes the old one's part. */
public final class Replacing {
    private static final String ANY = "*";
    private static final Map<String, Set<String>> BY_TYPE = Map.ofEntries(
            Map.entry("AWS::Lambda::Function", Set.of("FunctionName", "PackageType", "TenancyConfig")),
            Map.entry("AWS::Lambda::Version", Set.of("FunctionName", "Description", "CodeSha256")),
            Map.entry("AWS::Lambda::Alias", Set.of("FunctionName", "Name")),
            Map.entry("AWS::Lambda::Permission", Set.of(ANY)),
            Map.entry("AWS::Lambda::LayerVersion", Set.of(ANY)),
            Map.entry("AWS::Lambda::EventInvokeConfig", Set.of("FunctionName", "Qualifier")),
            Map.entry("AWS::Lambda::EventSourceMapping", Set.of("EventSourceArn", "StartingPosition")),
            Map.entry("AWS::Lambda::Url", Set.of("TargetFunctionArn", "Qualifier")),
            Map.entry("AWS::S3::Bucket", Set.of("BucketName")),
            Map.entry("AWS::CodePipeline::Pipeline", Set.of("Name")),
            Map.entry("AWS::CodeDeploy::Application", Set.of("ApplicationName", "ComputePlatform")),
            Map.entry("AWS::CodeDeploy::DeploymentGroup", Set.of("ApplicationName", "DeploymentGroupName")),
            Map.entry("AWS::CodeDeploy::DeploymentConfig", Set.of(ANY)),
            Map.entry("AWS::Events::Rule", Set.of("Name", "EventBusName")),
            Map.entry("AWS::CloudWatch::Alarm", Set.of("AlarmName")),
            Map.entry("AWS::SSM::Parameter", Set.of("Name")),
            Map.entry("AWS::SecretsManager::Secret", Set.of("Name")),
            Map.entry("AWS::IAM::Role", Set.of("RoleName", "Path")),
            Map.entry("AWS::IAM::ManagedPolicy", Set.of("ManagedPolicyName", "Path", "Description")),
            Map.entry("AWS::Logs::LogGroup", Set.of("LogGroupName")),
            Map.entry("AWS::SQS::Queue", Set.of("QueueName", "FifoQueue")),
            Map.entry("AWS::SNS::Topic", Set.of("TopicName", "FifoTopic")),
            Map.entry("AWS::SNS::Subscription", Set.of("Endpoint", "Protocol", "TopicArn")),
            Map.entry("AWS::KMS::Alias", Set.of("AliasName")),
            Map.entry("AWS::DynamoDB::Table", Set.of("TableName", "KeySchema", "LocalSecondaryIndexes")),
            Map.entry(
                    "AWS::RDS::DBInstance",
                    Set.of("DBInstanceIdentifier", "Engine", "MasterUsername", "StorageEncrypted")),
            Map.entry("AWS::StepFunctions::StateMachine", Set.of("StateMachineName", "StateMachineType")),
            Map.entry("AWS::Scheduler::Schedule", Set.of("Name")),
            Map.entry("AWS::ApiGateway::Deployment", Set.of("RestApiId", "DeploymentCanarySettings")),
            Map.entry("AWS::ApiGateway::Resource", Set.of("ParentId", "PathPart", "RestApiId")),
            Map.entry("AWS::ApiGateway::Method", Set.of("HttpMethod", "ResourceId", "RestApiId")),
            Map.entry("AWS::ApiGateway::Stage", Set.of("RestApiId", "StageName")),
            Map.entry("AWS::ApiGatewayV2::Api", Set.of("ProtocolType")),
            Map.entry("AWS::ApiGatewayV2::Integration", Set.of("ApiId")),
            Map.entry("AWS::ApiGatewayV2::Route", Set.of("ApiId")),
            Map.entry("AWS::ApiGatewayV2::Stage", Set.of("ApiId", "StageName")),
            Map.entry("AWS::ApiGatewayV2::Deployment", Set.of("ApiId")),
            Map.entry("AWS::CloudFormation::WaitConditionHandle", Set.of(ANY)));

    private Replacing() {}

    public static boolean isForced(String type, String property) {
        Set<String> properties = BY_TYPE.getOrDefault(type, Set.of());
        return properties.contains(ANY) || properties.contains(property);
    }
}
