package io.pointsman.endpoint.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Recorder;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.entry.Doorkeeper;
import io.pointsman.endpoint.entry.HostName;
import io.pointsman.endpoint.entry.RawCall;
import io.pointsman.endpoint.http.WebDoor;
import io.pointsman.endpoint.http.WebResponse;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which heads of requests reach a service, and what the others hear: of AWS's services and of the customers' addresses alike. */
final class WhoComesInTest {
    private static final String QUERY = "X-Amz-Credential=AKIAME/20260102/us-east-1/SERVICE/aws4_request";
    private static final String SIGNED = "Authorization: AWS4-HMAC-SHA256 Credential=AKIAME/20260102/us-east-1/SERVICE"
            + "/aws4_request, SignedHeaders=host, Signature=0";
    private static final String LAMBDA = SIGNED.replace("SERVICE", "lambda");

    private static final String FUNCTION =
            "{\"FunctionName\": \"f\", \"Role\": \"arn:aws:iam::123456789012:role/r\", \"Code\": {}}";

    /** One of each way in, signed and not. */
    private enum Way {
        LAMBDA_SIGNED("POST /2015-03-31/functions", LAMBDA, FUNCTION),
        LAMBDA_BY_QUERY(
                "POST /2015-03-31/functions?" + QUERY.replace("SERVICE", "lambda"),
                "Content-Type: text/plain",
                FUNCTION),
        FORM_BY_QUERY(
                "GET /?Action=CreateStack&StackName=web&" + QUERY.replace("SERVICE", "cloudformation"),
                "Accept: */*",
                ""),
        JSON(
                "POST /",
                "X-Amz-Target: CodeDeploy_20141006.CreateDeployment|" + SIGNED.replace("SERVICE", "codedeploy"),
                "{\"applicationName\": \"a\"}"),
        S3_UNSIGNED("GET /box/key", "Accept: */*", ""),
        S3_PRESIGNED("PUT /box/key?AWSAccessKeyId=AKIAME&Signature=0", "Content-Type: text/html", "<p>"),
        CUSTOMER("GET /_shop/page", "Accept: */*", ""),
        CUSTOMER_SIGNED("POST /_shop/page", LAMBDA, "{}");

        private final String target;
        private final String headers;
        private final String body;

        Way(String target, String headers, String body) {
            this.target = target;
            this.headers = headers;
            this.body = body;
        }
    }

    private final World world =
            new World("123456789012", "us-east-1", EndpointClock.stopped(Instant.parse("2026-01-02T03:04:05Z")));
    private final List<String> reached = Collections.synchronizedList(new ArrayList<>());
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final EndpointServer server = started();

    @AfterEach
    void stop() {
        server.close();
    }

    private EndpointServer started() {
        add("lambda", Service.Protocol.LAMBDA_REST, "CreateFunction", "ListFunctions");
        add("cloudformation", Service.Protocol.QUERY, "CreateStack");
        add("codedeploy", Service.Protocol.JSON, "CreateDeployment");
        add("s3", Service.Protocol.S3_REST, "GetObject", "HeadObject", "PutObject");
        HostName docker = HostName.of("host.docker.internal").orElseThrow();
        return EndpointServer.start(world, 0, Recorder.none(), Doorkeeper.letting(Set.of(docker), log::add));
    }

    /** A service whose every operation is written down; Lambda's has the customers' door, too. */
    private void add(String name, Service.Protocol protocol, String... operations) {
        WebDoor door = request -> {
            reached.add("customer");
            return WebResponse.message(200, request.path());
        };
        world.add(new Service() {
            @Override
            public String signingName() {
                return name;
            }

            @Override
            public Protocol protocol() {
                return protocol;
            }

            @Override
            public Map<String, Operation> operations() {
                return Arrays.stream(operations)
                        .collect(Collectors.toMap(operation -> operation, operation -> (input, caller) -> {
                            reached.add(name + " " + operation
                                    + input.text("Bucket").map(" "::concat).orElse(""));
                            return JsonObject.empty();
                        }));
            }

            @Override
            public Map<String, WebDoor> doors() {
                return name.equals("lambda") ? Map.of("_shop", door) : Map.of();
            }
        });
    }

    private int port() {
        return server.uri().getPort();
    }

    private static List<String> lines(String headers) {
        return headers.isEmpty() ? List.of() : List.of(headers.split("\\|", -1));
    }

    /** {@code PORT} in a line is the endpoint's. */
    private String send(Way way, String headers) {
        List<String> all = Stream.concat(lines(headers).stream(), lines(way.headers).stream())
                .map(line -> line.replace("PORT", String.valueOf(port())))
                .toList();
        return RawCall.send(port(), way.target, all, way.body);
    }

    private String get(String target, String headers) {
        return RawCall.send(port(), target, lines(headers), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:PORT",
                "localhost",
                "LocalHost:PORT",
                "localhost.:PORT",
                "localhost:1",
                "127.0.0.1:PORT",
                "127.0.0.2",
                "127.0.0.1.:PORT",
                "[::1]:PORT",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]:PORT",
                "host.docker.internal:4599",
                "HOST.docker.internal."
            })
    void a_name_of_loopback_and_one_that_was_allowed_come_in_on_every_way(String host) {
        for (Way way : Way.values()) {
            String answer = send(way, "Host: " + host);
            assertTrue(RawCall.status(answer) < 300, way + ": " + answer);
        }
        assertEquals(Way.values().length, reached.size());
        assertEquals(List.of(), log);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.test:PORT",
                "evil.test",
                "localhost.evil.test:PORT",
                "127.0.0.1.evil.test",
                "evillocalhost",
                "10.0.0.7:PORT",
                "0.0.0.0:PORT",
                "[::]:PORT",
                "[::2]",
                "127.1:PORT",
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "box.127.0.0.1:PORT",
                "docker.internal",
                "box.host.docker.internal",
                "evil-host.docker.internal",
                "::1",
                "user@localhost",
                "localhost/",
                "localhost, evil.test",
                "localhost evil.test",
                "localhost:port",
                "localhost..",
                "",
                "localhost#",
                "s3.us-east-1.amazonaws.com"
            })
    void a_foreign_host_is_refused_on_every_way(String host) {
        refused("Host: " + host, "its Host \"" + host.replace("PORT", String.valueOf(port())) + "\" is no name of");
    }

    @Test
    void a_request_without_a_host_or_with_two_is_refused() {
        refused("", "it has no header Host");
        refused("Host: localhost|Host: localhost", "it has 2 headers Host");
        refused("Host: localhost|Host: evil.test", "it has 2 headers Host");
        refused("hOST: evil.test|Host: localhost", "it has 2 headers Host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test",
                "null",
                "",
                "file://",
                "http://127.0.0.1:PORT",
                "http://localhost:3000",
                "http://host.docker.internal:4599",
                "chrome-extension://abc"
            })
    void an_origin_is_refused_on_every_way_the_endpoints_own_too(String origin) {
        refused("Host: 127.0.0.1:PORT|Origin: " + origin, "it has the header Origin (");
        refused(
                "Host: 127.0.0.1:PORT|origin: " + origin + "|Sec-Fetch-Site: same-origin",
                "it has the header Origin (");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cross-site",
                "same-site",
                "CROSS-SITE",
                "elsewhere",
                "",
                "none, cross-site",
                "none|Sec-Fetch-Site: none"
            })
    void what_a_page_of_another_origin_made_a_browser_send_is_refused_on_every_way(String site) {
        refused("Host: 127.0.0.1:PORT|Sec-Fetch-Site: " + site, "it has the header Sec-Fetch-Site (");
    }

    private void refused(String headers, String reason) {
        for (Way way : Way.values()) {
            log.clear();
            String answer = send(way, headers);
            assertEquals(403, RawCall.status(answer), way + ": " + answer);
            assertTrue(answer.contains("the embedded endpoint refuses this request: it"), answer);
            assertEquals(1, log.size(), way + ": " + log);
            assertTrue(log.getFirst().contains(": " + reason), log.getFirst());
            assertTrue(
                    log.getFirst().startsWith("pointsman: refused " + way.target.replaceFirst("\\?.*", "") + ": "),
                    log.getFirst());
        }
        assertEquals(List.of(), reached);
    }

    @Test
    void a_preflight_is_refused_and_allows_nothing() {
        String answer = get(
                "OPTIONS /2015-03-31/functions",
                "Host: localhost|Origin: https://evil.test|Access-Control-Request-Method: POST"
                        + "|Access-Control-Request-Private-Network: true");
        assertEquals(403, RawCall.status(answer));
        assertFalse(answer.toLowerCase(Locale.ROOT).contains("access-control"), answer);
    }

    @Test
    void a_target_that_names_its_host_names_one_that_may_come_in() {
        assertEquals(403, RawCall.status(get("GET http://evil.test/box/key", "Host: localhost")));
        assertEquals(403, RawCall.status(get("GET http://u@localhost/box/key", "Host: localhost")));
        assertEquals(403, RawCall.status(get("GET http://localhost/box/key", "Host: evil.test")));
        assertTrue(log.getFirst().contains("the host of its target \"evil.test\" is no name of"), log.toString());
        assertEquals(List.of(), reached);
        assertEquals(200, RawCall.status(get("GET http://localhost:1/box/key", "Host: localhost:1")));
    }

    /** A letter's link, too, is opened by a person: what is opened may only look. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "same-origin"})
    void a_browser_looks_at_objects_of_s3_and_calls_customers_addresses_and_nothing_else(String site) {
        String browser = "Host: localhost|Sec-Fetch-Site: " + site;
        assertEquals(200, RawCall.status(get("GET /box/review.html?" + QUERY.replace("SERVICE", "s3"), browser)));
        assertEquals(200, RawCall.status(get("HEAD /box/review.html", browser)));
        assertEquals(200, RawCall.status(send(Way.CUSTOMER, browser)));
        assertEquals(List.of("s3 GetObject box", "s3 HeadObject box", "customer"), reached);
        reached.clear();
        for (Way way : List.of(Way.LAMBDA_SIGNED, Way.LAMBDA_BY_QUERY, Way.FORM_BY_QUERY, Way.JSON, Way.S3_PRESIGNED)) {
            assertEquals(403, RawCall.status(send(way, browser)), way.toString());
        }
        String lambda = "?" + QUERY.replace("SERVICE", "lambda");
        assertEquals(403, RawCall.status(get("GET /2015-03-31/functions" + lambda, browser)));
        assertEquals(403, RawCall.status(get("GET /box/key", browser + "|X-Amz-Target: S3.PutObject")));
        assertEquals(List.of(), reached);
        assertTrue(
                log.getFirst().contains("A browser may get objects of S3 and call the customers' addresses"),
                log.toString());
    }

    /** Node.js 20 and the AWS CLI 1.45, as they were seen to ask. */
    @Test
    void programs_come_in() {
        send(Way.CUSTOMER, "host: 127.0.0.1:PORT|accept-language: *|sec-fetch-mode: cors|user-agent: node");
        send(
                Way.LAMBDA_SIGNED,
                "Host: localhost:PORT|Accept-Encoding: identity|User-Agent: aws-cli/1.45.11 md/Botocore");
        assertEquals(List.of("customer", "lambda CreateFunction"), reached);
    }

    @ParameterizedTest
    @ValueSource(strings = {"box.localhost:PORT", "BOX.LocalHost", "box.localhost.:PORT", "box.s3.localhost:PORT"})
    void a_bucket_in_the_name_of_the_host_comes_in_and_is_read(String host) {
        get("GET /key", "Host: " + host.replace("PORT", String.valueOf(port())));
        assertEquals(List.of("s3 GetObject box"), reached);
    }

    @Test
    void the_refusal_is_in_the_form_of_the_service_that_was_asked() {
        String lambda = send(Way.LAMBDA_SIGNED, "Host: evil.test");
        assertTrue(lambda.contains("X-amzn-errortype: EndpointRefusal"), lambda);
        assertTrue(
                body(lambda)
                        .text("Message")
                        .or(() -> body(lambda).text("message"))
                        .isPresent(),
                lambda);
        String form = send(Way.FORM_BY_QUERY, "Host: evil.test");
        assertTrue(form.contains("<Type>Sender</Type><Code>EndpointRefusal</Code><Message>the embedded"), form);
        String json = send(Way.JSON, "Host: evil.test");
        assertEquals("EndpointRefusal", body(json).needText("__type"));
        String s3 = send(Way.S3_UNSIGNED, "Host: evil.test");
        assertTrue(s3.contains("<Error><Code>EndpointRefusal</Code><Message>the embedded endpoint refuses"), s3);
        String customer = send(Way.CUSTOMER, "Host: evil.test");
        assertTrue(body(customer).needText("message").startsWith("the embedded endpoint refuses"), customer);
    }

    private static JsonObject body(String answer) {
        return Json.object(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    @Test
    void whoever_is_refused_is_told_the_way_in() {
        String answer = send(Way.LAMBDA_SIGNED, "Host: Gateway.Docker.internal:4599");
        assertTrue(answer.contains("pointsman serve --allow-host gateway.docker.internal"), answer);
        assertTrue(log.getFirst().endsWith("pointsman serve --allow-host gateway.docker.internal"), log.toString());
    }

    @Test
    void whoever_still_sends_a_large_body_hears_the_refusal() {
        String answer = RawCall.send(port(), "PUT /box/key", List.of("Host: evil.test"), "x".repeat(4_000_000));
        assertEquals(403, RawCall.status(answer));
    }

    @Test
    void the_log_is_one_line_of_printable_text_whatever_the_request_holds() {
        get("G\u001b[2J\u009b /", "Host: evil.test");
        get("GET /%0a%1b", "Host: a\u001b]0;b\u0007\t\u0085c");
        get("GET /", "Host: localhost|Origin: x\u001b[31m\u00ae");
        get("GET /" + "p".repeat(5_000), "Host: " + "h".repeat(5_000));
        get("GET /?X-Amz-Signature=S3CRET", "Host: evil.test");
        assertEquals(5, log.size(), log.toString());
        for (String line : log) {
            assertTrue(line.matches("[ -~]{1,1200}"), line);
            assertFalse(line.contains("S3CRET"), line);
        }
    }
}
