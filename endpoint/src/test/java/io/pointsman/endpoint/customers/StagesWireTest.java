package io.pointsman.endpoint.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stages that a template made, read as {@code sam list endpoints}, {@code sam logs} and the AWS CLI do. */
final class StagesWireTest {
    private static final String HTTP_API = """
        Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: shop, ProtocolType: HTTP}}
        Default:
          Type: AWS::ApiGatewayV2::Stage
          Properties: {ApiId: !Ref Api, StageName: $default, AutoDeploy: true}
        Live:
          Type: AWS::ApiGatewayV2::Stage
          Properties:
            ApiId: !Ref Api
            StageName: live
            StageVariables: {Colour: 7}
            AccessLogSettings: {DestinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:web:*', Format: $context.requestId}
            DefaultRouteSettings: {ThrottlingBurstLimit: '10', ThrottlingRateLimit: '5.5', DetailedMetricsEnabled: 'true'}
            RouteSettings: {GET /One: {ThrottlingBurstLimit: 3}}
            Tags: {Team: shop}
        """;
    private static final String REST_API = """
        Api:
          Type: AWS::ApiGateway::RestApi
          Properties:
            Body: {swagger: '2.0', paths: {/one: {get: {x-amazon-apigateway-integration: {type: mock}}}}}
        Deployment: {Type: AWS::ApiGateway::Deployment, Properties: {RestApiId: !Ref Api, StageName: Stage}}
        Other: {Type: AWS::ApiGateway::Deployment, DependsOn: Deployment, Properties: {RestApiId: !Ref Api}}
        Prod:
          Type: AWS::ApiGateway::Stage
          Properties:
            RestApiId: !Ref Api
            StageName: Prod
            DeploymentId: !Ref Other
            Variables: {Colour: red}
            TracingEnabled: 'true'
            AccessLogSetting: {DestinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:web', Format: $context.requestId}
            MethodSettings: [{ResourcePath: '/*', HttpMethod: '*', ThrottlingBurstLimit: 3}]
        """;

    private final CustomerPlace place = new CustomerPlace();

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void the_stages_of_an_http_api_are_listed_with_small_names_and_times_of_iso_8601() {
        place.deploy(HTTP_API);
        List<JsonObject> items = ok("/v2/apis/" + place.id("Api") + "/stages").objects("items");
        assertEquals(
                List.of("$default", "live"),
                items.stream()
                        .map(stage -> stage.needText("stageName"))
                        .sorted()
                        .toList());
        String made = items.getFirst().needText("createdDate");
        assertTrue(made.matches("2026-10-01T12:[0-9]{2}:[0-9]{2}Z"), made);
    }

    @Test
    void a_stage_of_an_http_api_shows_what_its_template_says_and_keeps_the_names_of_others() {
        place.deploy(HTTP_API);
        JsonObject live = ok("/v2/apis/" + place.id("Api") + "/stages/live");
        assertEquals(
                "arn:aws:logs:us-east-1:123456789012:log-group:web:*",
                live.objectOrEmpty("accessLogSettings").needText("destinationArn"));
        assertEquals("7", live.objectOrEmpty("stageVariables").needText("Colour"));
        assertEquals("shop", live.objectOrEmpty("tags").needText("Team"));
        assertEquals(Json.object("""
            {"throttlingBurstLimit":10,"throttlingRateLimit":5.5,"detailedMetricsEnabled":true}
            """), live.objectOrEmpty("defaultRouteSettings"));
        assertEquals(Json.object("{\"GET /One\":{\"throttlingBurstLimit\":3}}"), live.objectOrEmpty("routeSettings"));
        assertEquals(Optional.of(false), live.flag("autoDeploy"));
        JsonObject quiet = ok("/v2/apis/" + place.id("Api") + "/stages/%24default");
        assertFalse(quiet.has("accessLogSettings"), quiet.toString());
        assertEquals(Optional.of(true), quiet.flag("autoDeploy"));
    }

    @Test
    void the_stages_of_an_http_api_come_in_pages() {
        place.deploy(HTTP_API);
        String stages = "/v2/apis/" + place.id("Api") + "/stages?maxResults=1";
        JsonObject first = ok(stages);
        JsonObject second = ok(stages + "&nextToken=" + first.needText("nextToken"));
        assertEquals(1, first.objects("items").size());
        assertEquals(1, second.objects("items").size());
        assertFalse(first.objects("items").equals(second.objects("items")));
        assertFalse(second.has("nextToken"));
    }

    @Test
    void a_stage_that_is_changed_keeps_the_time_when_it_was_made() {
        place.deploy(HTTP_API);
        JsonObject before = ok("/v2/apis/" + place.id("Api") + "/stages/live");
        place.clock.advance(Duration.ofMinutes(5));
        place.update(HTTP_API.replace("Colour: 7", "Colour: 8"));
        JsonObject after = ok("/v2/apis/" + place.id("Api") + "/stages/live");
        assertEquals("8", after.objectOrEmpty("stageVariables").needText("Colour"));
        assertEquals(before.needText("createdDate"), after.needText("createdDate"));
        assertTrue(after.needText("lastUpdatedDate").compareTo(before.needText("lastUpdatedDate")) > 0);
    }

    @Test
    void the_stages_of_a_rest_api_are_listed_by_deployment_too_with_times_in_seconds() {
        place.deploy(REST_API);
        String stages = "/restapis/" + place.id("Api") + "/stages";
        assertEquals(List.of("Prod", "Stage"), names(ok(stages)));
        assertEquals(List.of("Prod"), names(ok(stages + "?deploymentId=" + place.id("Other"))));
        JsonObject prod = ok(stages + "/Prod");
        assertEquals(place.id("Other"), prod.needText("deploymentId"));
        assertEquals("red", prod.objectOrEmpty("variables").needText("Colour"));
        assertEquals(Optional.of(true), prod.flag("tracingEnabled"));
        assertEquals(
                "arn:aws:logs:us-east-1:123456789012:log-group:web",
                prod.objectOrEmpty("accessLogSettings").needText("destinationArn"));
        assertTrue(String.valueOf(prod.members().get("createdDate")).startsWith("17"), prod.toString());
    }

    @Test
    void what_is_not_there_is_not_found_in_the_words_of_its_api() {
        place.deploy(HTTP_API);
        String api = place.id("Api");
        refused(404, "NotFoundException", "Invalid API identifier specified nope", get("/v2/apis/nope/stages"));
        refused(404, "NotFoundException", "Invalid stage identifier specified", get("/v2/apis/" + api + "/stages/x"));
        refused(404, "NotFoundException", "Invalid API identifier specified", get("/restapis/" + api + "/stages"));
        refused(
                400,
                "BadRequestException",
                "Invalid MaxResults specified: x",
                get("/v2/apis/" + api + "/stages?maxResults=x"));
    }

    @Test
    void what_else_the_apis_have_is_said_to_be_a_limit() {
        refused(
                501,
                "EndpointLimit",
                "the embedded endpoint has no operation GET /v2/apis of apigatewayv2; AWS may have it",
                get("/v2/apis"));
        refused(
                501,
                "EndpointLimit",
                "the embedded endpoint has no operation GET /restapis of apigateway; AWS may have it",
                get("/restapis"));
    }

    private static void refused(int status, String code, String message, HttpResponse<String> answer) {
        assertEquals(message, Json.object(answer.body()).needText("message"));
        assertEquals(code, answer.headers().firstValue("x-amzn-ErrorType").orElse("none"));
        assertEquals(status, answer.statusCode());
    }

    private static List<String> names(JsonObject stages) {
        return stages.objects("item").stream()
                .map(stage -> stage.needText("stageName"))
                .sorted()
                .toList();
    }

    private JsonObject ok(String path) {
        HttpResponse<String> answer = get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        return Json.object(answer.body());
    }

    private HttpResponse<String> get(String path) {
        return place.send(place.signed("apigateway", path));
    }
}
