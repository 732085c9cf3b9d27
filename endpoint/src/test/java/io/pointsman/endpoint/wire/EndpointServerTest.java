package io.pointsman.endpoint.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Identities;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Recorder;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointServerTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

    private final World world = new World("123456789012", "us-east-1", EndpointClock.stopped(START));
    private final HttpClient http = HttpClient.newHttpClient();
    private EndpointServer server = EndpointServer.start(world, 0);

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void a_form_becomes_a_tree_of_text_and_the_output_becomes_xml() throws Exception {
        Caught service = add(
                "cloudformation",
                Service.Protocol.QUERY,
                "CreateChangeSet",
                (input, caller) ->
                        JsonObject.of("Id", "a<b", "Parts", List.of(JsonObject.of("At", START), JsonObject.empty())));

        HttpResponse<String> answer = post(
                "cloudformation",
                "application/x-www-form-urlencoded",
                "",
                "Action=CreateChangeSet&Version=2010-05-15&StackName=web&ChangeSetName=one&Parameters.member.2.ParameterKey=B"
                    + "&Parameters.member.1.ParameterKey=A+%2B&Capabilities.member.1=CAPABILITY_IAM&Tags=&Empty="
                    + "&Attributes.entry.1.key=k&Attributes.entry.1.value=v");

        assertEquals(Json.object("""
            {"StackName":"web","ChangeSetName":"one","Parameters":[{"ParameterKey":"A +"},{"ParameterKey":"B"}],
             "Capabilities":["CAPABILITY_IAM"],"Tags":[],"Empty":"","Attributes":{"k":"v"}}\
            """), Json.object(Json.text(service.inputs.getFirst())));
        assertEquals("AKIAME", service.callers.getFirst().accessKeyId());
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("""
            <CreateChangeSetResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">\
            <CreateChangeSetResult><Id>a&lt;b</Id><Parts><member><At>2026-01-02T03:04:05.678Z</At></member>\
            <member></member></Parts></CreateChangeSetResult><ResponseMetadata><RequestId>\
            """), answer.body());
    }

    @Test
    void a_json_operation_is_named_by_its_target_and_times_become_epoch_seconds() throws Exception {
        add(
                "codedeploy",
                Service.Protocol.JSON,
                "GetDeployment",
                (input, caller) -> JsonObject.of("id", input.needText("deploymentId"), "at", START));

        HttpResponse<String> answer = post(
                "codedeploy",
                "application/x-amz-json-1.1",
                "CodeDeploy_20141006.GetDeployment",
                "{\"deploymentId\":\"d-1\"}");

        assertEquals("{\"id\":\"d-1\",\"at\":1767323045.678}", answer.body());
    }

    @Test
    void an_error_keeps_its_status_code_words_and_details_in_each_protocol() throws Exception {
        AwsError error = new AwsError(409, "Trouble", "it is so", JsonObject.of("more", 1));
        for (Service.Protocol protocol : List.of(Service.Protocol.QUERY, Service.Protocol.JSON)) {
            add(protocol.name(), protocol, "Do", (input, caller) -> {
                throw error;
            });
        }
        add("lambda", Service.Protocol.LAMBDA_REST, "GetFunction", (input, caller) -> {
            throw error;
        });

        HttpResponse<String> query = post("QUERY", "application/x-www-form-urlencoded", "", "Action=Do");
        HttpResponse<String> json = post("JSON", "application/x-amz-json-1.1", "X.Do", "{}");
        HttpResponse<String> rest =
                send(request("lambda", "/2015-03-31/functions/f").GET());

        assertEquals(List.of(409, 409, 409), List.of(query.statusCode(), json.statusCode(), rest.statusCode()));
        assertTrue(
                query.body()
                        .contains("<Error><Type>Sender</Type><Code>Trouble</Code><Message>it is so</Message></Error>"),
                query.body());
        assertEquals("{\"__type\":\"Trouble\",\"message\":\"it is so\",\"more\":1}", json.body());
        assertEquals("{\"Type\":\"User\",\"message\":\"it is so\",\"more\":1}", rest.body());
        assertEquals("Trouble", rest.headers().firstValue("x-amzn-ErrorType").orElseThrow());
    }

    @Test
    void a_parameter_that_is_not_there_is_missed_as_it_was_recorded_of_aws() throws Exception {
        add("ssm", Service.Protocol.JSON, "Do", (input, caller) -> {
            throw new AwsError(400, "ParameterNotFound", "");
        });

        HttpResponse<String> answer = post("ssm", "application/x-amz-json-1.1", "AmazonSSM.Do", "{}");

        assertEquals("{\"__type\":\"ParameterNotFound\"}", answer.body());
        assertTrue(answer.headers().firstValue("x-amzn-query-error").isEmpty(), "never spoken as forms");
    }

    @Test
    void an_unknown_operation_or_service_is_never_a_success() throws Exception {
        add("cloudformation", Service.Protocol.QUERY, "CreateStack", (input, caller) -> JsonObject.empty());

        assertTrue(post("cloudformation", "application/x-www-form-urlencoded", "", "Action=DetectDrift")
                .body()
                .contains("<Code>EndpointLimit</Code>"));
        assertTrue(post("iam", "application/x-www-form-urlencoded", "", "Action=ListRoles")
                .body()
                .contains("<Code>EndpointLimit</Code>"));
        assertTrue(post("logs", "application/x-amz-json-1.1", "Logs.Get", "{}")
                .body()
                .contains("EndpointLimit"));
        assertEquals(501, send(request("lambda", "/2099/thing").GET()).statusCode());
    }

    @Test
    void a_surprise_is_a_500_and_a_member_of_the_wrong_kind_a_400() throws Exception {
        add("codepipeline", Service.Protocol.JSON, "Do", (input, caller) -> {
            if (input.needText("name").equals("boom")) {
                throw new IllegalStateException("boom, for this test");
            }
            return JsonObject.empty();
        });

        assertEquals(
                500,
                post("codepipeline", "application/x-amz-json-1.1", "X.Do", "{\"name\":\"boom\"}")
                        .statusCode());
        assertEquals(
                400,
                post("codepipeline", "application/x-amz-json-1.1", "X.Do", "{\"name\":7}")
                        .statusCode());
        assertEquals(
                400,
                post("codepipeline", "application/x-amz-json-1.1", "X.Do", "{nonsense")
                        .statusCode());
    }

    @Test
    void lambda_members_come_from_path_query_and_body() throws Exception {
        Caught service =
                add("lambda", Service.Protocol.LAMBDA_REST, "UpdateAlias", (input, caller) -> JsonObject.empty());

        send(request("lambda", "/2015-03-31/functions/arn%3Aaws%3Alambda%3Af/aliases/live?Qualifier=%241&MaxItems=3")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"FunctionVersion\":\"2\"}")));

        assertEquals(
                JsonObject.of(
                        "FunctionVersion",
                        "2",
                        "FunctionName",
                        "arn:aws:lambda:f",
                        "Name",
                        "live",
                        "Qualifier",
                        "$1",
                        "MaxItems",
                        3L),
                service.inputs.getFirst());
    }

    @Test
    void an_invocation_carries_its_payload_and_its_answer_as_they_are() throws Exception {
        Caught service = add(
                "lambda",
                Service.Protocol.LAMBDA_REST,
                "Invoke",
                (input, caller) -> JsonObject.of(
                        "StatusCode",
                        200,
                        "FunctionError",
                        "Unhandled",
                        "ExecutedVersion",
                        "7",
                        "LogResult",
                        "bG9n",
                        "Payload",
                        "[1]".getBytes(UTF_8)));

        HttpResponse<String> answer = send(request("lambda", "/2015-03-31/functions/f/invocations")
                .header("X-Amz-Invocation-Type", "RequestResponse")
                .header("X-Amz-Log-Type", "Tail")
                .POST(HttpRequest.BodyPublishers.ofString("not json")));

        JsonObject input = service.inputs.getFirst();
        assertEquals("not json", new String(input.bytes("Payload").orElseThrow(), UTF_8));
        assertEquals("RequestResponse Tail", input.needText("InvocationType") + " " + input.needText("LogType"));
        assertEquals("[1]", answer.body());
        assertEquals(
                "Unhandled", answer.headers().firstValue("X-Amz-Function-Error").orElseThrow());
        assertEquals("7", answer.headers().firstValue("X-Amz-Executed-Version").orElseThrow());
    }

    @Test
    void code_in_a_json_body_arrives_as_bytes() throws Exception {
        Caught service =
                add("lambda", Service.Protocol.LAMBDA_REST, "CreateFunction", (input, caller) -> JsonObject.empty());

        HttpResponse<String> answer = send(
                request("lambda", "/2015-03-31/functions/")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"FunctionName\":\"f\",\"Role\":\"arn:aws:iam::123456789012:role/r\",\"Code\":{\"ZipFile\":\"emlw\"}}")));

        assertEquals(201, answer.statusCode());
        byte[] zip =
                service.inputs.getFirst().objectOrEmpty("Code").bytes("ZipFile").orElseThrow();
        assertEquals("zip", new String(zip, UTF_8));
    }

    @Test
    void narrow_credentials_reach_nothing_but_s3() throws Exception {
        add("codepipeline", Service.Protocol.JSON, "Do", (input, caller) -> JsonObject.empty());
        world.identities().grant("AKIAME", new Identities.Grant(Set.of(), Set.of(), START.plusSeconds(60)));

        HttpResponse<String> answer = post("codepipeline", "application/x-amz-json-1.1", "X.Do", "{}");

        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().contains("AccessDeniedException"), answer.body());
    }

    @Test
    void the_record_has_a_line_for_each_call_and_no_secret(@TempDir Path folder) throws Exception {
        add(
                "codepipeline",
                Service.Protocol.JSON,
                "Do",
                (input, caller) -> JsonObject.of(
                        "artifactCredentials",
                        JsonObject.of("secretAccessKey", "S3CRET"),
                        "body",
                        "bytes".getBytes(UTF_8)));
        Path file = folder.resolve("record.jsonl");
        server.close();
        try (Recorder recorder = Recorder.to(file)) {
            server = EndpointServer.start(world, 0, recorder);
            post("codepipeline", "application/x-amz-json-1.1", "X.Do", "{\"sessionToken\":\"S3CRET\",\"a\":1}");
            post("codepipeline", "application/x-amz-json-1.1", "X.Other", "{}");
        }

        List<String> lines = Files.readAllLines(file);
        assertEquals(2, lines.size());
        assertFalse(String.join("", lines).contains("S3CRET"), lines.toString());
        JsonObject first = Json.object(lines.getFirst());
        assertEquals(
                "{\"sessionToken\":\"***\",\"a\":1}",
                Json.text(first.object("input").orElseThrow()));
        assertEquals(200, first.number("status").orElseThrow());
        assertEquals(
                5,
                first.objectOrEmpty("answer")
                        .objectOrEmpty("body")
                        .number("length")
                        .orElseThrow());
        assertEquals("EndpointLimit", Json.object(lines.getLast()).needText("error"));
    }

    private Caught add(String name, Service.Protocol protocol, String operation, Operation answer) {
        Caught service = new Caught(name, protocol, operation, answer);
        world.add(service);
        return service;
    }

    private HttpResponse<String> post(String service, String type, String target, String body) throws Exception {
        HttpRequest.Builder request = request(service, "/").header("Content-Type", type);
        if (!target.isEmpty()) {
            request.header("X-Amz-Target", target);
        }
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String service, String path) {
        return HttpRequest.newBuilder(URI.create(server.uri() + path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIAME/20260102/us-east-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
