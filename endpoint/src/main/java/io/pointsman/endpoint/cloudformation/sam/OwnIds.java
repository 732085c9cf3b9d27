package io.pointsman.endpoint.cloudformation.sam;

import java.util.Map;

/** Which type may stand under the logical id of which type of the template, because it is what that one becomes. */
final class OwnIds {
    private static final Map<String, String> BEFORE = Map.ofEntries(
            Map.entry("AWS::Lambda::Function", "AWS::Serverless::Function"),
            Map.entry("AWS::Lambda::LayerVersion", "AWS::Serverless::LayerVersion"),
            Map.entry("AWS::Lambda::CapacityProvider", "AWS::Serverless::CapacityProvider"),
            Map.entry("AWS::ApiGateway::RestApi", "AWS::Serverless::Api"),
            Map.entry("AWS::ApiGatewayV2::Api", "AWS::Serverless::HttpApi AWS::Serverless::WebSocketApi"),
            Map.entry("AWS::S3::Bucket", "AWS::S3::Bucket"),
            Map.entry("AWS::SNS::Topic", "AWS::SNS::Topic"),
            Map.entry("AWS::DynamoDB::Table", "AWS::Serverless::SimpleTable"),
            Map.entry("AWS::CloudFormation::Stack", "AWS::Serverless::Application"),
            Map.entry("AWS::Cognito::UserPool", "AWS::Cognito::UserPool"),
            Map.entry("AWS::ApiGateway::DomainName", "AWS::ApiGateway::DomainName"),
            Map.entry("AWS::ApiGateway::BasePathMapping", "AWS::ApiGateway::BasePathMapping"),
            Map.entry("AWS::ApiGateway::DomainNameV2", "AWS::ApiGateway::DomainNameV2"),
            Map.entry("AWS::ApiGateway::BasePathMappingV2", "AWS::ApiGateway::BasePathMappingV2"),
            Map.entry("AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine"),
            Map.entry("AWS::AppSync::GraphQLApi", "AWS::Serverless::GraphQLApi"));

    private OwnIds() {}

    static boolean allows(String made, String declared) {
        return (" " + BEFORE.getOrDefault(made, "") + " ").contains(" " + declared + " ");
    }
}
