package io.pointsman.endpoint.cloudformation.resource;

/** How CloudFormation's events call a service. */
final class ServiceNames {
    private ServiceNames() {}

    static String said(String signingName) {
        return switch (signingName) {
            case "lambda" -> "Lambda";
            case "s3" -> "S3";
            case "codepipeline" -> "CodePipeline";
            case "codedeploy" -> "CodeDeploy";
            case "ssm" -> "Ssm";
            case "secretsmanager" -> "SecretsManager";
            case "logs" -> "CloudWatchLogs";
            case "events" -> "EventBridge";
            case "monitoring" -> "CloudWatch";
            case "apigateway" -> "ApiGateway";
            case "apigatewayv2" -> "ApiGatewayV2";
            case "sqs" -> "Sqs";
            case "scheduler" -> "Scheduler";
            default -> signingName;
        };
    }
}
