package io.pointsman.endpoint.customers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.Recorder;
import io.pointsman.endpoint.ZippedCode;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.entry.Doorkeeper;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.json.JsonObject;
import io.pointsman.page.Browser;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A web page in a real browser tries, by all that a page can send, to make a function, to call one, and to make a stack. In the same
 * browser the same page does all of it where nobody looks at the heads of requests ({@link OpenDoor}): so each attempt is a real one.
 */
final class WebPageInBrowserTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/app";

    /** The last is what a name that is led to this machine makes of its owner's page: one of the endpoint's own origin. */
    private static final String[] FROM = {
        "http://127.0.0.1:PAGE/",
        "http://localhost:PAGE/",
        "http://attack.test:PAGE/",
        "file:",
        "http://rebound.test:TARGET/"
    };

    @TempDir
    static Path profile;

    private static Optional<Browser> browser = Optional.empty();

    @TempDir
    Path folder;

    private final EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-10-01T12:00:00Z"));
    private final Endpoint endpoint = Endpoint.of("123456789012", "us-east-1", clock);
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final EndpointServer server =
            EndpointServer.start(endpoint.world(), 0, Recorder.none(), Doorkeeper.letting(Set.of(), log::add));
    private final OpenDoor openDoor = new OpenDoor(server.uri());
    private final AttackersSite site = new AttackersSite();
    private String address = "";

    @BeforeAll
    static void start() {
        browser = Optional.of(Browser.start(profile, "--host-resolver-rules=MAP *.test 127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        browser.ifPresent(Browser::close);
    }

    /** A function of the user's own, whose code leaves a trace on this machine, and its public address. */
    @BeforeEach
    void a_function_with_an_address() {
        String code = "def handler(event, context):\n    open('" + trace() + "', 'a').write('ran')\n    return 'ran'\n";
        byte[] zip = ZippedCode.of(Map.of("index.py", code.getBytes(UTF_8)));
        lambda(
                "CreateFunction",
                "FunctionName",
                "ours",
                "Runtime",
                "python3.12",
                "Handler",
                "index.handler",
                "Role",
                ROLE,
                "Code",
                JsonObject.of("ZipFile", zip));
        clock.advance(Duration.ofSeconds(10));
        String url = lambda("CreateFunctionUrlConfig", "FunctionName", "ours", "AuthType", "NONE")
                .needText("FunctionUrl");
        address = "/_urls/" + url.substring("https://".length(), url.indexOf('.')) + "/";
        allow("lambda:InvokeFunctionUrl", "FunctionUrlAuthType", "NONE");
        allow("lambda:InvokeFunction", "InvokedViaFunctionUrl", true);
    }

    @AfterEach
    void close() {
        site.close();
        openDoor.close();
        server.close();
        endpoint.close();
    }

    private Path trace() {
        return folder.resolve("trace");
    }

    private JsonObject lambda(String operation, Object... members) {
        return endpoint.world().call("lambda", operation, JsonObject.of(members));
    }

    private void allow(String action, String condition, Object value) {
        lambda(
                "AddPermission",
                "FunctionName",
                "ours",
                "StatementId",
                action.replace(':', '-'),
                "Principal",
                "*",
                "Action",
                action,
                condition,
                value);
    }

    static String[] from() {
        return FROM.clone();
    }

    @ParameterizedTest
    @MethodSource("from")
    void a_page_makes_no_function_calls_none_and_makes_no_stack(String from) throws Exception {
        attack(from, server.uri());

        assertEquals(List.of("ours"), functions());
        assertEquals(List.of(), stacks());
        assertFalse(Files.exists(trace()), () -> "a page ran code: " + log);
        for (String asked : List.of(
                "POST /2015-03-31/functions",
                "POST /2015-03-31/functions/ours/invocations",
                "GET " + address,
                "GET /")) {
            assertTrue(
                    log.stream().anyMatch(line -> line.startsWith("pointsman: refused " + asked + ": ")), asked + log);
        }
    }

    @ParameterizedTest
    @MethodSource("from")
    void where_nobody_looks_at_the_heads_of_requests_the_same_page_does_all_of_it(String from) throws Exception {
        attack(from, openDoor.uri());

        assertEquals(List.of("by-fetch", "by-form", "by-hiding", "ours"), functions());
        assertEquals(List.of("by-image"), stacks());
        assertEquals("ran".repeat(4), Files.readString(trace()), "invoked, fetched, shown as a picture and in a frame");
        assertEquals(List.of(), log);
    }

    /** As {@code ReviewUrl} is. */
    @Test
    void a_person_opens_a_page_that_lies_in_a_bucket_and_the_address_of_a_function() throws Exception {
        endpoint.world().call("s3", "CreateBucket", JsonObject.of("Bucket", "box"));
        endpoint.world()
                .call(
                        "s3",
                        "PutObject",
                        JsonObject.of(
                                "Bucket",
                                "box",
                                "Key",
                                "review.html",
                                "ContentType",
                                "text/html",
                                "Body",
                                "<title>reviewed</title>".getBytes(UTF_8)));
        var page = browser.orElseThrow().driver();

        page.get(server.uri() + "/box/review.html");
        assertEquals("reviewed", page.getTitle());
        page.get(server.uri() + address);

        assertEquals("ran", Files.readString(trace()));
        assertEquals(List.of(), log);
    }

    private void attack(String from, URI target) throws Exception {
        browser.orElseThrow().driver().get(page(from, target));
        log.clear();
        Files.deleteIfExists(trace());
        String to = from.contains("TARGET") ? "http://rebound.test:" + target.getPort() : target.toString();
        String zip = Base64.getEncoder().encodeToString(ZippedCode.of(Map.of("index.py", "".getBytes(UTF_8))));
        assertNull(browser.orElseThrow().driver().executeAsyncScript(AttackersSite.SCRIPT, to, address, zip));
    }

    private String page(String from, URI target) throws Exception {
        return from.equals("file:")
                ? Files.writeString(folder.resolve("page.html"), AttackersSite.PAGE)
                        .toUri()
                        .toString()
                : from.replace("PAGE", String.valueOf(site.port())).replace("TARGET", String.valueOf(target.getPort()));
    }

    private List<String> functions() {
        return lambda("ListFunctions").objects("Functions").stream()
                .map(function -> function.needText("FunctionName"))
                .sorted()
                .toList();
    }

    private List<String> stacks() {
        return endpoint.world().call("cloudformation", "DescribeStacks", JsonObject.empty()).objects("Stacks").stream()
                .map(stack -> stack.needText("StackName"))
                .toList();
    }
}
