package io.pointsman.local.aws.cloudformation.sam;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The serverless types that are only there to be there: they keep their properties under CloudFormation's own type. */
final class InertExpansion {
    private static final Map<String, String> TYPES = Map.of(
            "AWS::Serverless::Api", "AWS::ApiGateway::RestApi",
            "AWS::Serverless::HttpApi", "AWS::ApiGatewayV2::Api",
            "AWS::Serverless::WebSocketApi", "AWS::ApiGatewayV2::Api",
            "AWS::Serverless::SimpleTable", "AWS::DynamoDB::Table",
            "AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine",
            "AWS::Serverless::GraphQLApi", "AWS::AppSync::GraphQLApi",
            "AWS::Serverless::Application", "AWS::CloudFormation::Stack");

    private InertExpansion() {}

    static Map<String, Map<String, Object>> of(ServerlessResource resource) {
        String type = Optional.ofNullable(TYPES.get(resource.type()))
                .orElseThrow(() -> resource.trouble("type " + resource.type() + " is not known to this endpoint."));
        Map<String, Map<String, Object>> made = new LinkedHashMap<>();
        Map<String, Object> properties = new LinkedHashMap<>(resource.properties());
        Object location = properties.remove("Location");
        if (location != null) {
            properties.put("TemplateURL", location);
        }
        if (type.equals("AWS::StepFunctions::StateMachine") && !properties.containsKey("Role")) {
            String role = resource.id() + "Role";
            made.put(role, resource.made("AWS::IAM::Role", role()));
            properties.put("RoleArn", ServerlessResource.attribute(role, "Arn"));
        }
        made.put(resource.id(), resource.main(type, properties));
        return made;
    }

    private static Map<String, Object> role() {
        return Map.of("AssumeRolePolicyDocument", FunctionRole.assumedBy("states.amazonaws.com"));
    }
}
