package io.pointsman.endpoint.customers;

import io.pointsman.endpoint.Call;
import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.ZippedCode;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The whole endpoint on a stopped clock, a stack with a function whose alias {@code live} everything is wired to, and customers. The
 * function answers with its event and with what its code is called.
 */
final class CustomerPlace implements AutoCloseable {
    static final String ALIAS = "arn:aws:lambda:us-east-1:123456789012:function:app:live";
    private static final String STACK = "shop";
    private static final int SPEED = 20;

    final EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-10-01T12:00:00Z"));
    final Endpoint endpoint = Endpoint.of("123456789012", "us-east-1", clock);
    final World world = endpoint.world();
    final EndpointServer server = EndpointServer.start(world, 0);
    private final HttpClient http = HttpClient.newHttpClient();

    /** The function, its first version, the alias; then the resources of the test. */
    static String template(String resources) {
        return """
            Resources:
              F:
                Type: AWS::Lambda::Function
                Properties:
                  FunctionName: app
                  Runtime: python3.12
                  Handler: index.handler
                  Role: arn:aws:iam::123456789012:role/app
                  Code:
                    ZipFile: |
            %s
              V: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref F}}
              Live: {Type: AWS::Lambda::Alias, Properties: {Name: live, FunctionName: !Ref F, FunctionVersion: !GetAtt V.Version}}
            """.formatted(code("first").indent(10).stripTrailing()) + resources.indent(2);
    }

    private static String code(String name) {
        return """
            import base64
            import json

            def handler(event, context):
                path = event.get('rawPath') or event.get('path') or ''
                if path.endswith('/fails') or event.get('fails'):
                    raise Exception('no')
                if path.endswith('/nonsense'):
                    return {'statusCode': 'what'}
                if path.endswith('/plain'):
                    return {'plain': True}
                if path.endswith('/picture'):
                    return {'statusCode': 200, 'isBase64Encoded': True, 'body': base64.b64encode(bytes([0, 255])).decode(),
                            'headers': {'Content-Type': 'image/png'}}
                if path.endswith('/made'):
                    return {'statusCode': 201, 'body': 'made', 'headers': {'X-Shop': 'yes'}, 'cookies': ['a=1', 'b=2'],
                            'multiValueHeaders': {'Set-Cookie': ['c=3', 'd=4']}}
                bad = [r for r in event.get('Records', []) if 'bad' in r.get('body', '')]
                if bad and 'worse' in bad[0]['body']:
                    raise Exception('no')
                if bad:
                    return {'batchItemFailures': [{'itemIdentifier': r['messageId']} for r in bad]}
                return {'statusCode': 200, 'body': json.dumps({'code': 'NAME', 'event': event})}
            """.replace("NAME", name);
    }

    void deploy(String resources) {
        stack("CreateStack", resources, "CREATE_COMPLETE");
    }

    void update(String resources) {
        stack("UpdateStack", resources, "UPDATE_COMPLETE");
    }

    private void stack(String operation, String resources, String wanted) {
        world.call(
                "cloudformation",
                operation,
                JsonObject.of("StackName", STACK, "TemplateBody", template(resources))
                        .with("Capabilities", List.of("CAPABILITY_IAM")));
        String status = status();
        for (int waits = 0; status.endsWith("_PROGRESS") && waits < 600; waits++) {
            clock.advance(Duration.ofSeconds(2));
            status = status();
        }
        if (!status.equals(wanted)) {
            throw new AssertionError(status + ": " + describe("DescribeStackEvents"));
        }
    }

    private String status() {
        return describe("DescribeStacks").objects("Stacks").getFirst().needText("StackStatus");
    }

    private JsonObject describe(String operation) {
        return world.call("cloudformation", operation, JsonObject.of("StackName", STACK));
    }

    /** Of a resource of the stack. */
    String id(String logicalId) {
        return describe("DescribeStackResources").objects("StackResources").stream()
                .filter(resource -> resource.needText("LogicalResourceId").equals(logicalId))
                .findFirst()
                .orElseThrow()
                .needText("PhysicalResourceId");
    }

    /** Version 2, with other code; the alias stays where it is. */
    void publishSecond() {
        byte[] zip =
                ZippedCode.of(Map.of("index.py", code("second").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        lambda("UpdateFunctionCode", "FunctionName", "app", "ZipFile", zip);
        clock.advance(Duration.ofSeconds(5));
        lambda("PublishVersion", "FunctionName", "app");
        clock.advance(Duration.ofSeconds(5));
    }

    void moveAlias(String version) {
        lambda("UpdateAlias", "FunctionName", "app", "Name", "live", "FunctionVersion", version);
    }

    JsonObject lambda(String operation, Object... members) {
        return world.call("lambda", operation, JsonObject.of(members));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    /** A request to a service of AWS, as far as the endpoint looks at the signature. */
    HttpRequest.Builder signed(String service, String path) {
        return HttpRequest.newBuilder(uri(path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=key/20261001/us-east-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<byte[]> bytes(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    URI uri(String path) {
        return URI.create(server.uri() + path);
    }

    /** What the function got. */
    static JsonObject event(HttpResponse<String> answer) {
        return Json.object(answer.body()).objectOrEmpty("event");
    }

    static String version(HttpResponse<?> answer) {
        return answer.headers().firstValue("x-amz-executed-version").orElse("none");
    }

    List<Call> calls() {
        return endpoint.calls().all();
    }

    /** Lets the endpoint's time pass until it is so, as a multiple of real time: processes take theirs, and visibility is over meanwhile. */
    void until(BooleanSupplier so) {
        Instant end = Instant.now().plusSeconds(60);
        Instant last = Instant.now();
        while (!so.getAsBoolean()) {
            Instant now = Instant.now();
            if (now.isAfter(end)) {
                throw new AssertionError("it never became so; calls: " + new ArrayList<>(calls()));
            }
            clock.advance(Duration.between(last, now).multipliedBy(SPEED));
            last = now;
        }
    }

    @Override
    public void close() {
        server.close();
        endpoint.close();
        http.close();
    }
}
