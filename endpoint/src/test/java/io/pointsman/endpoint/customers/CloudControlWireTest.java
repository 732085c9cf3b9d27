package io.pointsman.endpoint.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The URL of a function as {@code sam list endpoints} asks for it. */
final class CloudControlWireTest {
    private static final String URL_OF_FUNCTION = """
        Url:
          Type: AWS::Lambda::Url
          Properties: {TargetFunctionArn: !Ref F, AuthType: NONE, Cors: {AllowOrigins: ['*']}}
        """;
    private static final String URL_OF_ALIAS = """
        Url:
          Type: AWS::Lambda::Url
          DependsOn: Live
          Properties: {TargetFunctionArn: !Ref F, Qualifier: live, AuthType: AWS_IAM}
        """;
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:app";

    private final CustomerPlace place = new CustomerPlace();

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void a_url_is_found_by_the_name_of_its_function() {
        place.deploy(URL_OF_FUNCTION);
        JsonObject properties = properties("app");
        assertTrue(properties.needText("FunctionUrl").startsWith("https://"), properties.toString());
        assertEquals(FUNCTION, properties.needText("FunctionArn"));
        assertEquals("NONE", properties.needText("AuthType"));
        assertEquals("BUFFERED", properties.needText("InvokeMode"));
        assertEquals(Json.object("{\"AllowOrigins\":[\"*\"]}"), properties.objectOrEmpty("Cors"));
        assertFalse(properties.has("Qualifier"));
        assertEquals(properties, properties(FUNCTION));
    }

    @Test
    void a_url_of_an_alias_is_found_by_the_alias_alone() {
        place.deploy(URL_OF_ALIAS);
        JsonObject properties = properties(place.id("Url"));
        assertEquals(FUNCTION + ":live", properties.needText("FunctionArn"));
        assertEquals(FUNCTION, properties.needText("TargetFunctionArn"));
        assertEquals("live", properties.needText("Qualifier"));
        JsonObject none = refused("AWS::Lambda::Url", "app");
        assertEquals("ResourceNotFoundException", none.needText("__type"));
        assertTrue(none.needText("message").contains("(HandlerErrorCode: NotFound, RequestToken: "), none.toString());
    }

    @Test
    void a_type_that_is_none_is_invalid_and_another_type_is_a_limit() {
        assertEquals("ValidationException", refused("no type", "app").needText("__type"));
        assertEquals(
                "the embedded endpoint has no resources of the type AWS::SQS::Queue in Cloud Control; AWS takes this",
                refused("AWS::SQS::Queue", "q").needText("message"));
    }

    private JsonObject properties(String identifier) {
        HttpResponse<String> answer = get("AWS::Lambda::Url", identifier);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(
                "application/x-amz-json-1.0",
                answer.headers().firstValue("content-type").orElse(""));
        JsonObject resource = Json.object(answer.body()).objectOrEmpty("ResourceDescription");
        assertEquals(identifier, resource.needText("Identifier"));
        return Json.object(resource.needText("Properties"));
    }

    private JsonObject refused(String type, String identifier) {
        HttpResponse<String> answer = get(type, identifier);
        assertTrue(answer.statusCode() >= 400, answer.body());
        return Json.object(answer.body());
    }

    private HttpResponse<String> get(String type, String identifier) {
        JsonObject input = JsonObject.of("TypeName", type, "Identifier", identifier);
        return place.send(place.signed("cloudcontrolapi", "/")
                .header("X-Amz-Target", "CloudApiService.GetResource")
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(BodyPublishers.ofString(Json.text(input))));
    }
}
