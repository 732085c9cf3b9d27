package io.pointsman.endpoint.customers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.Call;
import io.pointsman.endpoint.Origin;
import io.pointsman.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** APIs as SAM's translator writes them, called over HTTP. */
final class ApiCustomersTest {
    private static final String LIVE_PERMISSION = """
        P:
          Type: AWS::Lambda::Permission
          Properties:
            Action: lambda:InvokeFunction
            FunctionName: !Ref Live
            Principal: apigateway.amazonaws.com
            SourceArn: !Sub 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/*'
        """;
    private static final String URI =
            "!Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Live}/invocations'";

    private final CustomerPlace place = new CustomerPlace();

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void a_rest_api_of_a_definition_answers_from_the_alias_and_says_which_version_it_was() {
        place.deploy(restApi() + LIVE_PERMISSION);
        place.publishSecond();
        HttpResponse<String> before = place.get(rest("/Prod/orders/7%2F8?a=1&a=2&b="));
        place.moveAlias("2");
        HttpResponse<String> after = place.get(rest("/Prod/orders/7"));
        assertEquals("1", CustomerPlace.version(before));
        assertEquals("2", CustomerPlace.version(after));
        assertTrue(after.body().contains("second"), after.body());
        assertEquals(
                List.of(
                        new Call(place.clock.instant(), Origin.Kind.API, "app", "live", Optional.of("1"), true),
                        new Call(place.clock.instant(), Origin.Kind.API, "app", "live", Optional.of("2"), true)),
                place.calls());
    }

    @Test
    void a_rest_api_gives_the_function_the_first_payload_format() {
        place.deploy(restApi() + LIVE_PERMISSION);
        JsonObject event =
                CustomerPlace.event(place.send(HttpRequest.newBuilder(place.uri(rest("/Prod/orders/7?a=1&a=2&b=")))
                        .header("X-Kind", "one")
                        .POST(BodyPublishers.ofString("{\"x\":1}"))));
        assertEquals("/orders/{id}", event.needText("resource"));
        assertEquals("/orders/7", event.needText("path"));
        assertEquals("POST", event.needText("httpMethod"));
        assertEquals("one", event.objectOrEmpty("headers").needText("X-Kind"));
        assertEquals("2", event.objectOrEmpty("queryStringParameters").needText("a"));
        assertEquals(
                List.of("1", "2"),
                event.objectOrEmpty("multiValueQueryStringParameters").texts("a"));
        assertEquals("7", event.objectOrEmpty("pathParameters").needText("id"));
        assertEquals("Prod", event.objectOrEmpty("requestContext").needText("stage"));
        assertEquals("/Prod/orders/7", event.objectOrEmpty("requestContext").needText("path"));
        assertEquals("{\"x\":1}", event.needText("body"));
        assertEquals(Optional.of(false), event.flag("isBase64Encoded"));
    }

    @Test
    void a_rest_api_refuses_unknown_paths_methods_and_stages_as_api_gateway_does() {
        place.deploy(restApi() + LIVE_PERMISSION);
        is(403, "{\"message\":\"Missing Authentication Token\"}", place.get(rest("/Prod/nowhere")));
        is(403, "{\"message\":\"Missing Authentication Token\"}", place.get(rest("/Prod/only-post")));
        is(403, "{\"message\":\"Forbidden\"}", place.get(rest("/Nostage/orders/7")));
        is(403, "{\"message\":\"Forbidden\"}", place.get("/_apis/aaaaaaaaaa/Prod/orders/7"));
        assertEquals(List.of(), place.calls());
    }

    @Test
    void a_rest_api_says_502_to_what_is_no_answer_and_to_a_function_that_fails() {
        place.deploy(restApi() + LIVE_PERMISSION);
        is(502, "{\"message\": \"Internal server error\"}".replace(": ", ":"), place.get(rest("/Prod/files/fails")));
        is(502, "{\"message\":\"Internal server error\"}", place.get(rest("/Prod/files/nonsense")));
        assertEquals(List.of(false, true), place.calls().stream().map(Call::ok).toList());
    }

    @Test
    void status_headers_cookies_and_bytes_arrive() throws Exception {
        place.deploy(restApi() + LIVE_PERMISSION);
        HttpResponse<String> made = place.get(rest("/Prod/files/made"));
        is(201, "made", made);
        assertEquals("yes", made.headers().firstValue("x-shop").orElse(""));
        assertEquals(List.of("c=3", "d=4"), made.headers().allValues("set-cookie"));
        HttpResponse<byte[]> picture = place.bytes(rest("/Prod/files/picture"));
        assertArrayEquals(new byte[] {0, (byte) 255}, picture.body());
        assertEquals("image/png", picture.headers().firstValue("content-type").orElse(""));
    }

    @Test
    void a_permission_for_the_function_is_none_for_its_alias() {
        place.deploy(restApi() + LIVE_PERMISSION.replace("!Ref Live", "!Ref F"));
        is(500, "{\"message\":\"Internal server error\"}", place.get(rest("/Prod/orders/7")));
        Call call = place.calls().getFirst();
        assertFalse(call.ok());
        assertEquals(Optional.empty(), call.executedVersion());
        assertEquals("live", call.qualifier());
    }

    @Test
    void a_permission_for_another_path_is_none_for_this_one() {
        place.deploy(restApi() + LIVE_PERMISSION.replace("${Api}/*/*", "${Api}/*/GET/orders/*"));
        assertEquals(200, place.get(rest("/Prod/orders/7")).statusCode());
        is(500, "{\"message\":\"Internal server error\"}", place.get(rest("/Prod/files/x")));
    }

    @Test
    void a_deployed_rest_api_serves_what_was_deployed_until_it_is_deployed_again() {
        place.deploy(restApi() + LIVE_PERMISSION);
        String renamed = restApi().replace("/orders/{id}", "/baskets/{id}");
        place.update(renamed + LIVE_PERMISSION);
        assertEquals(200, place.get(rest("/Prod/orders/7")).statusCode());
        place.update(renamed.replace("Deployment1", "Deployment2") + LIVE_PERMISSION);
        assertEquals(403, place.get(rest("/Prod/orders/7")).statusCode());
        assertEquals(200, place.get(rest("/Prod/baskets/7")).statusCode());
        assertEquals(200, place.get(rest("/Stage/baskets/7")).statusCode());
    }

    @Test
    void resources_and_methods_make_a_rest_api_too() {
        place.deploy("""
            Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: shop}}
            Orders:
              Type: AWS::ApiGateway::Resource
              Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: orders}
            Method:
              Type: AWS::ApiGateway::Method
              Properties:
                RestApiId: !Ref Api
                ResourceId: !Ref Orders
                HttpMethod: ANY
                AuthorizationType: NONE
                Integration: {Type: AWS_PROXY, IntegrationHttpMethod: POST, Uri: %s}
            Deployment: {Type: AWS::ApiGateway::Deployment, DependsOn: Method, Properties: {RestApiId: !Ref Api}}
            Prod:
              Type: AWS::ApiGateway::Stage
              Properties: {RestApiId: !Ref Api, StageName: Prod, DeploymentId: !Ref Deployment}
            """.formatted(URI) + LIVE_PERMISSION);
        assertEquals("1", CustomerPlace.version(place.get(rest("/Prod/orders"))));
        assertEquals(403, place.get(rest("/Prod/orders/7")).statusCode());
    }

    @Test
    void an_http_api_of_a_definition_gives_the_second_payload_format_and_names_its_default_stage_or_not() {
        place.deploy(httpApi("2.0") + LIVE_PERMISSION);
        HttpResponse<String> answer = place.send(HttpRequest.newBuilder(place.uri(rest("/$default/h/7?a=1&a=2")))
                .header("Cookie", "x=1; y=2")
                .header("X-Kind", "one")
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(new byte[] {1, 2})));
        assertEquals("1", CustomerPlace.version(answer));
        JsonObject event = CustomerPlace.event(answer);
        assertEquals("2.0", event.needText("version"));
        assertEquals("POST /h/{id}", event.needText("routeKey"));
        assertEquals("/h/7", event.needText("rawPath"));
        assertEquals("a=1&a=2", event.needText("rawQueryString"));
        assertEquals(List.of("x=1", "y=2"), event.texts("cookies"));
        assertEquals("one", event.objectOrEmpty("headers").needText("x-kind"));
        assertEquals("1,2", event.objectOrEmpty("queryStringParameters").needText("a"));
        assertEquals("7", event.objectOrEmpty("pathParameters").needText("id"));
        assertEquals("AQI=", event.needText("body"));
        assertEquals(Optional.of(true), event.flag("isBase64Encoded"));
        JsonObject context = event.objectOrEmpty("requestContext");
        assertEquals("POST", context.objectOrEmpty("http").needText("method"));
        assertEquals(
                "$default", CustomerPlace.event(place.get(rest("/anything"))).needText("routeKey"));
    }

    @Test
    void an_http_api_maps_answers_without_a_status_and_cookies() {
        place.deploy(httpApi("2.0") + LIVE_PERMISSION);
        is(200, "{\"plain\":true}", place.get(rest("/$default/plain")));
        HttpResponse<String> made = place.get(rest("/$default/made"));
        assertTrue(
                made.headers().allValues("set-cookie").containsAll(List.of("a=1", "b=2")),
                made.headers().toString());
        is(500, "{\"message\":\"Internal Server Error\"}", place.get(rest("/$default/fails")));
    }

    @Test
    void an_http_api_speaks_the_first_format_where_the_integration_says_so() {
        place.deploy(httpApi("1.0") + LIVE_PERMISSION);
        JsonObject event = CustomerPlace.event(place.get(rest("/$default/h/7")));
        assertEquals("1.0", event.needText("version"));
        assertEquals("/h/7", event.needText("path"));
        assertEquals("GET", event.needText("httpMethod"));
    }

    @Test
    void an_http_api_without_permission_for_the_alias_says_what_api_gateway_says() {
        place.deploy(httpApi("2.0"));
        is(500, "{\"message\":\"Internal Server Error\"}", place.get(rest("/$default/h/7")));
    }

    @Test
    void integrations_and_routes_make_an_http_api_and_unknown_paths_are_not_found() {
        place.deploy("""
            Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: shop, ProtocolType: HTTP}}
            Integration:
              Type: AWS::ApiGatewayV2::Integration
              Properties: {ApiId: !Ref Api, IntegrationType: AWS_PROXY, IntegrationUri: !Ref Live, PayloadFormatVersion: '2.0'}
            Route:
              Type: AWS::ApiGatewayV2::Route
              Properties: {ApiId: !Ref Api, RouteKey: 'GET /h/{proxy+}', Target: !Sub 'integrations/${Integration}'}
            Stage: {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref Api, StageName: $default, AutoDeploy: true}}
            Named: {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref Api, StageName: dev, AutoDeploy: 'true'}}
            """ + LIVE_PERMISSION);
        JsonObject event = CustomerPlace.event(place.get(rest("/dev/h/1/2")));
        assertEquals("/dev/h/1/2", event.needText("rawPath"));
        assertEquals("1/2", event.objectOrEmpty("pathParameters").needText("proxy"));
        is(404, "{\"message\":\"Not Found\"}", place.get(rest("/$default/nowhere")));
        is(
                404,
                "{\"message\":\"Not Found\"}",
                place.send(
                        HttpRequest.newBuilder(place.uri(rest("/$default/h/1"))).DELETE()));
    }

    @Test
    void an_authorizer_is_a_limit_of_the_endpoint_and_said_to_be_one() {
        place.deploy(restApi().replace("responses: {}", "security: [{Pool: []}]") + LIVE_PERMISSION);
        HttpResponse<String> answer = place.get(rest("/Prod/orders/7"));
        assertEquals(501, answer.statusCode());
        assertTrue(answer.body().contains("the embedded endpoint has no authorizers"), answer.body());
    }

    private static void is(int status, String body, HttpResponse<String> answer) {
        assertEquals(body, answer.body());
        assertEquals(status, answer.statusCode());
    }

    private String rest(String path) {
        return "/_apis/" + place.id("Api") + path;
    }

    private static String restApi() {
        return """
            Api:
              Type: AWS::ApiGateway::RestApi
              Properties:
                Body:
                  swagger: '2.0'
                  info: {version: '1.0', title: !Ref AWS::StackName}
                  paths:
                    /orders/{id}:
                      x-amazon-apigateway-any-method: &route
                        x-amazon-apigateway-integration: {httpMethod: POST, type: aws_proxy, uri: URI}
                        responses: {}
                    /only-post:
                      post:
                        x-amazon-apigateway-integration: {httpMethod: POST, type: aws_proxy, uri: URI}
                    /files/{proxy+}:
                      x-amazon-apigateway-any-method:
                        x-amazon-apigateway-integration: {httpMethod: POST, type: aws_proxy, uri: URI}
            Deployment1:
              Type: AWS::ApiGateway::Deployment
              Properties: {RestApiId: !Ref Api, StageName: Stage}
            Prod:
              Type: AWS::ApiGateway::Stage
              Properties: {RestApiId: !Ref Api, StageName: Prod, DeploymentId: !Ref Deployment1}
            """.replace(" &route", "").replace("URI", URI);
    }

    private static String httpApi(String format) {
        return """
            Api:
              Type: AWS::ApiGatewayV2::Api
              Properties:
                Body:
                  openapi: 3.0.1
                  info: {version: '1.0', title: shop}
                  paths:
                    $default:
                      x-amazon-apigateway-any-method:
                        isDefaultRoute: true
                        x-amazon-apigateway-integration:
                          {httpMethod: POST, type: aws_proxy, payloadFormatVersion: 'FORMAT', uri: URI}
                    /h/{id}:
                      x-amazon-apigateway-any-method:
                        x-amazon-apigateway-integration:
                          {httpMethod: POST, type: aws_proxy, payloadFormatVersion: 'FORMAT', uri: URI}
                      post:
                        x-amazon-apigateway-integration:
                          {httpMethod: POST, type: aws_proxy, payloadFormatVersion: 'FORMAT', uri: URI}
            Stage:
              Type: AWS::ApiGatewayV2::Stage
              Properties: {ApiId: !Ref Api, StageName: $default, AutoDeploy: true}
            """.replace("FORMAT", format).replace("URI", URI);
    }
}
