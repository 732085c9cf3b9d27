package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import java.util.Map;
import java.util.Optional;

/**
 * The kind of each resource type. A type that no service of the endpoint offers is inert, if it is one of the {@link PassiveTypes},
 * and a limit of the endpoint if it is not.
 */
public final class Kinds {
    private static final Kind INERT = new InertKind();
    private static final Kind UNKNOWN = new UnknownKind();
    private static final Map<String, Kind> CHECKED = Map.of("AWS::CodeBuild::Project", new BuildProjectKind());
    private static final Map<String, Offer> OFFERS = Map.ofEntries(
            offer("AWS::Lambda::Function", "lambda", "CreateFunction", new FunctionKind()),
            offer("AWS::Lambda::Version", "lambda", "PublishVersion", new VersionKind()),
            offer("AWS::Lambda::Alias", "lambda", "CreateAlias", new AliasKind()),
            offer("AWS::Lambda::LayerVersion", "lambda", "PublishLayerVersion", new LayerVersionKind()),
            offer("AWS::Lambda::Permission", "lambda", "AddPermission", new PermissionKind()),
            offer("AWS::Lambda::EventInvokeConfig", "lambda", "PutFunctionEventInvokeConfig", new InvokeConfigKind()),
            offer(
                    "AWS::Lambda::EventSourceMapping",
                    "lambda",
                    "CreateEventSourceMapping",
                    new EventSourceMappingKind()),
            offer("AWS::Lambda::Url", "lambda", "CreateFunctionUrlConfig", new UrlKind()),
            offer("AWS::Logs::LogGroup", "logs", "CreateLogGroup", new LogGroupKind()),
            offer("AWS::ApiGateway::RestApi", "apigateway", "CreateRestApi", new RestApiKind()),
            offer("AWS::ApiGateway::Method", "apigateway", "PutMethod", new MethodKind()),
            offer("AWS::ApiGateway::Deployment", "apigateway", "CreateDeployment", new DeploymentKind()),
            offer(
                    "AWS::ApiGateway::Resource",
                    "apigateway",
                    "CreateResource",
                    OperationsKind.rest("Resource", "", "id", "resourceId")),
            offer(
                    "AWS::ApiGateway::Stage",
                    "apigateway",
                    "CreateStage",
                    OperationsKind.rest("Stage", "UpdateStage", "stageName", "stageName")),
            offer("AWS::ApiGatewayV2::Api", "apigatewayv2", "CreateApi", new HttpApiKind()),
            offer(
                    "AWS::ApiGatewayV2::Integration",
                    "apigatewayv2",
                    "CreateIntegration",
                    OperationsKind.http("Integration", "IntegrationId")),
            offer("AWS::ApiGatewayV2::Route", "apigatewayv2", "CreateRoute", OperationsKind.http("Route", "RouteId")),
            offer("AWS::ApiGatewayV2::Stage", "apigatewayv2", "CreateStage", OperationsKind.http("Stage", "StageName")),
            offer(
                    "AWS::ApiGatewayV2::Deployment",
                    "apigatewayv2",
                    "CreateDeployment",
                    OperationsKind.http("Deployment", "DeploymentId")),
            offer("AWS::SQS::Queue", "sqs", "CreateQueue", new QueueKind()),
            offer("AWS::Scheduler::Schedule", "scheduler", "CreateSchedule", new ScheduleKind()),
            offer("AWS::S3::Bucket", "s3", "CreateBucket", new BucketKind()),
            offer("AWS::S3::BucketPolicy", "s3", "PutBucketPolicy", new BucketPolicyKind()),
            offer("AWS::CodePipeline::Pipeline", "codepipeline", "CreatePipeline", new PipelineKind()),
            offer("AWS::CodeDeploy::Application", "codedeploy", "CreateApplication", new ApplicationKind()),
            offer("AWS::CodeDeploy::DeploymentGroup", "codedeploy", "CreateDeploymentGroup", new DeploymentGroupKind()),
            offer(
                    "AWS::CodeDeploy::DeploymentConfig",
                    "codedeploy",
                    "CreateDeploymentConfig",
                    new DeploymentConfigKind()),
            offer("AWS::CloudFormation::Stack", "cloudformation", "CreateStack", new NestedStackKind()),
            offer("AWS::Events::Rule", "events", "PutRule", new RuleKind()),
            offer("AWS::SSM::Parameter", "ssm", "PutParameter", new SsmParameterKind()),
            offer("AWS::SecretsManager::Secret", "secretsmanager", "CreateSecret", new SecretKind()),
            offer("AWS::CloudWatch::Alarm", "monitoring", "PutMetricAlarm", new AlarmKind()));

    private record Offer(String service, String operation, Kind kind) {}

    private Kinds() {}

    private static Map.Entry<String, Offer> offer(String type, String service, String operation, Kind kind) {
        return Map.entry(type, new Offer(service, operation, kind));
    }

    public static Kind of(World world, String type) {
        return Optional.ofNullable(OFFERS.get(type))
                .filter(offer -> isOffered(world, offer))
                .map(Offer::kind)
                .orElseGet(() -> resting(type));
    }

    private static Kind resting(String type) {
        return OFFERS.containsKey(type) || PassiveTypes.of(type).isPresent()
                ? CHECKED.getOrDefault(type, INERT)
                : UNKNOWN;
    }

    private static boolean isOffered(World world, Offer offer) {
        Service service = world.services().get(offer.service());
        return service != null && service.operations().containsKey(offer.operation());
    }
}
