package io.pointsman.local.aws.cloudformation.sam;

import java.util.LinkedHashMap;
import java.util.Map;

/** The API that events without one of their own share. Inert here, so its definition stays empty. */
record ImplicitApi(ServerlessResource function) {
    Map<String, Map<String, Object>> rest() {
        Map<String, Map<String, Object>> api = new LinkedHashMap<>();
        api.put(
                "ServerlessRestApi",
                made("AWS::ApiGateway::RestApi", Map.of("Name", ServerlessResource.ref("AWS::StackName"))));
        api.put(
                "ServerlessRestApiProdStage",
                made(
                        "AWS::ApiGateway::Stage",
                        Map.of("RestApiId", ServerlessResource.ref("ServerlessRestApi"), "StageName", "Prod")));
        return api;
    }

    Map<String, Map<String, Object>> http() {
        Map<String, Map<String, Object>> api = new LinkedHashMap<>();
        api.put(
                "ServerlessHttpApi",
                made("AWS::ApiGatewayV2::Api", Map.of("Name", ServerlessResource.ref("AWS::StackName"))));
        api.put(
                "ServerlessHttpApiApiGatewayDefaultStage",
                made(
                        "AWS::ApiGatewayV2::Stage",
                        Map.of(
                                "ApiId",
                                ServerlessResource.ref("ServerlessHttpApi"),
                                "StageName",
                                "$default",
                                "AutoDeploy",
                                true)));
        return api;
    }

    private static Map<String, Object> made(String type, Map<String, Object> properties) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("Type", type);
        made.put("Properties", properties);
        return made;
    }
}
