package io.pointsman.endpoint.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.Call;
import io.pointsman.endpoint.Origin;
import io.pointsman.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Function URLs as SAM's translator writes them. */
final class UrlCustomersTest {
    private static final String URL = """
        Url: {Type: AWS::Lambda::Url, Properties: {TargetFunctionArn: !Ref Live, AuthType: NONE}}
        """;
    private static final String PERMISSIONS = """
        P1:
          Type: AWS::Lambda::Permission
          Properties: {Action: lambda:InvokeFunctionUrl, FunctionName: !Ref Live, Principal: '*', FunctionUrlAuthType: NONE}
        P2:
          Type: AWS::Lambda::Permission
          Properties: {Action: lambda:InvokeFunction, FunctionName: !Ref Live, Principal: '*', InvokedViaFunctionUrl: true}
        """;

    private final CustomerPlace place = new CustomerPlace();

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void an_open_url_of_the_alias_answers_from_the_alias() {
        place.deploy(URL + PERMISSIONS);
        HttpResponse<String> answer = place.get(url("/a/b?c=d"));
        assertEquals("1", CustomerPlace.version(answer));
        JsonObject event = CustomerPlace.event(answer);
        assertEquals("2.0", event.needText("version"));
        assertEquals("/a/b", event.needText("rawPath"));
        assertEquals("$default", event.needText("routeKey"));
        assertEquals("anonymous", event.objectOrEmpty("requestContext").needText("accountId"));
        assertEquals(
                List.of(new Call(
                        place.clock.instant(), Origin.Kind.FUNCTION_URL, "app", "live", Optional.of("1"), true)),
                place.calls());
    }

    @Test
    void a_url_is_closed_without_the_permissions_for_the_alias() {
        place.deploy(URL + PERMISSIONS.replace("!Ref Live", "!Ref F"));
        HttpResponse<String> answer = place.get(url("/"));
        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().startsWith("{\"Message\":\"Forbidden."), answer.body());
    }

    @Test
    void a_url_needs_both_permissions() {
        place.deploy(URL + PERMISSIONS.substring(0, PERMISSIONS.indexOf("P2:")));
        assertEquals(403, place.get(url("/")).statusCode());
    }

    @Test
    void a_url_for_signed_requests_takes_these_alone() {
        place.deploy(URL.replace("NONE", "AWS_IAM"));
        assertEquals(403, place.get(url("/")).statusCode());
        HttpRequest.Builder signed = HttpRequest.newBuilder(place.uri(url("/")))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKID/20261001/us-east-1/lambda/aws4_request, SignedHeaders=host,"
                                + " Signature=00");
        assertEquals("1", CustomerPlace.version(place.send(signed)));
    }

    @Test
    void a_function_that_fails_is_a_bad_gateway() {
        place.deploy(URL + PERMISSIONS);
        HttpResponse<String> answer = place.get(url("/fails"));
        assertEquals(502, answer.statusCode());
        assertEquals("Internal Server Error", answer.body());
        assertEquals("1", CustomerPlace.version(answer));
    }

    @Test
    void a_url_that_is_not_there_is_forbidden() {
        assertEquals(403, place.get("/_urls/0123456789abcdef/").statusCode());
    }

    private String url(String path) {
        String url = place.lambda("GetFunctionUrlConfig", "FunctionName", "app", "Qualifier", "live")
                .needText("FunctionUrl");
        return "/_urls/" + url.substring("https://".length(), url.indexOf('.')) + path;
    }
}
