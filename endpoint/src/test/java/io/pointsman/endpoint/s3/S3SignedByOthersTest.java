package io.pointsman.endpoint.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links and forms that somebody signed for a browser. The clock of the bucket stands at 2 January 2026. */
final class S3SignedByOthersTest {
    private static final String CREDENTIAL = "X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=AKIAME/20260101/us-east-1/s3/aws4_request&X-Amz-SignedHeaders=host&X-Amz-Signature=0";

    private final OneBucket place = new OneBucket();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        place.close();
        http.close();
    }

    @Test
    void a_link_that_has_expired_is_denied_and_says_since_when() throws Exception {
        place.put("k", "text");
        HttpResponse<String> answer = get("/box/k?" + CREDENTIAL + "&X-Amz-Date=20260101T000000Z&X-Amz-Expires=60");
        assertEquals(403, answer.statusCode());
        assertTrue(
                answer.body()
                        .contains("<Code>AccessDenied</Code><Message>Request has expired</Message>"
                                + "<X-Amz-Expires>60</X-Amz-Expires><Expires>2026-01-01T00:01:00Z</Expires>"
                                + "<ServerTime>2026-01-02T03:04:05Z</ServerTime>"),
                answer.body());
        assertEquals(
                200,
                get("/box/k?" + CREDENTIAL + "&X-Amz-Date=20260102T030400Z&X-Amz-Expires=60")
                        .statusCode());
    }

    @Test
    void a_link_of_the_older_kind_expires_too() throws Exception {
        place.put("k", "text");
        assertEquals(
                403,
                get("/box/k?AWSAccessKeyId=AKIAME&Signature=0&Expires=1767225600")
                        .statusCode());
        assertEquals(
                200,
                get("/box/k?AWSAccessKeyId=AKIAME&Signature=0&Expires=1767400000")
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "20260102T030400Z,604801,AuthorizationQueryParametersError",
        "20260102T030400Z,-1,AuthorizationQueryParametersError",
        "20260102T030400Z,soon,AuthorizationQueryParametersError",
        "yesterday,60,AuthorizationQueryParametersError"
    })
    void parameters_that_are_none_are_refused(String date, String expires, String code) throws Exception {
        HttpResponse<String> answer = get("/box/k?" + CREDENTIAL + "&X-Amz-Date=" + date + "&X-Amz-Expires=" + expires);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("<Code>" + code + "</Code>"), answer.body());
    }

    @Test
    void a_form_uploads_a_file_under_its_name() throws Exception {
        HttpResponse<String> answer = post(Map.of(
                "key", "up/${filename}",
                "Content-Type", "text/plain",
                "x-amz-meta-colour", "blue",
                "success_action_status", "201"));
        assertEquals(201, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("<Bucket>box</Bucket><Key>up/a b.txt</Key>"), answer.body());
        assertEquals("line one\r\nline two", place.text("up/a b.txt"));
        var head = place.s3.headObject(ask -> ask.bucket("box").key("up/a b.txt"));
        assertEquals("text/plain", head.contentType());
        assertEquals(Map.of("colour", "blue"), head.metadata());
    }

    @Test
    void without_a_status_it_answers_with_nothing_and_a_redirect_leads_on() throws Exception {
        assertEquals(204, post(Map.of("key", "k")).statusCode());
        HttpResponse<String> on = post(Map.of("key", "k", "success_action_redirect", "http://127.0.0.1/done"));
        assertEquals(303, on.statusCode());
        assertEquals(
                "http://127.0.0.1/done", on.headers().firstValue("Location").orElse(""));
    }

    @Test
    void a_form_without_a_key_is_refused() throws Exception {
        assertEquals(400, post(Map.of("Content-Type", "text/plain")).statusCode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2026-01-03T00:00:00Z | [{"bucket":"box"},["starts-with","$key","up/"],["content-length-range",0,100]] | 204 |
        2026-01-01T00:00:00Z | [{"bucket":"box"},["starts-with","$key","up/"]]                               | 403 | Policy expired.
        2026-01-03T00:00:00Z | [{"bucket":"other"},["starts-with","$key","up/"]]                             | 403 | Policy Condition failed
        2026-01-03T00:00:00Z | [{"bucket":"box"},["eq","$key","else"]]                                       | 403 | Policy Condition failed
        2026-01-03T00:00:00Z | [{"bucket":"box"},["starts-with","$key","down/"]]                             | 403 | Policy Condition failed
        2026-01-03T00:00:00Z | [{"bucket":"box"}]                                                            | 403 | Extra input fields: key
        2026-01-03T00:00:00Z | [["starts-with","$key",""],["content-length-range",0,3]]                      | 400 | EntityTooLarge
        2026-01-03T00:00:00Z | [["starts-with","$key",""],["content-length-range",99,100]]                   | 400 | EntityTooSmall
        2026-01-03T00:00:00Z | [["like","$key",""]]                                                          | 400 | InvalidPolicyDocument
        tomorrow             | []                                                                            | 400 | InvalidPolicyDocument
        """)
    void a_policy_is_held_to(String expiration, String conditions, int status, String said) throws Exception {
        String policy = "{\"expiration\":\"" + expiration + "\",\"conditions\":" + conditions + "}";
        Map<String, String> fields = new LinkedHashMap<>(Map.of("key", "up/k"));
        fields.put("policy", Base64.getEncoder().encodeToString(policy.getBytes(UTF_8)));
        HttpResponse<String> answer = post(fields);
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(said == null ? "" : said), answer.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(place.uri() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(Map<String, String> fields) throws Exception {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--edge\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        List.of(
                        "--edge",
                        "Content-Disposition: form-data; name=\"file\"; filename=\"a b.txt\"",
                        "Content-Type: text/plain",
                        "",
                        "line one",
                        "line two",
                        "--edge--")
                .forEach(line -> body.append(line).append("\r\n"));
        return http.send(
                HttpRequest.newBuilder(URI.create(place.uri() + "/box"))
                        .header("Content-Type", "multipart/form-data; boundary=edge")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
