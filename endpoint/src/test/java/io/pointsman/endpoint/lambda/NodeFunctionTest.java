package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvalidRuntimeException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Handlers in each of the forms that Node.js functions have. */
final class NodeFunctionTest {
    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void an_asynchronous_handler_of_a_common_module_answers() {
        create("index.handler", Map.of("index.js", """
            exports.handler = async (event, context) =>
              ({ said: event.say, name: context.functionName, left: context.getRemainingTimeInMillis() > 0 });
            """));
        assertEquals("{\"said\":\"hi\",\"name\":\"app\",\"left\":true}", text(invoke()));
        assertEquals("{\"said\":\"hi\",\"name\":\"app\",\"left\":true}", text(invoke()));
    }

    @Test
    void a_handler_with_a_callback_answers() {
        create("src/index.handler", Map.of("src/index.js", """
            exports.handler = (event, context, callback) => setImmediate(() => callback(null, event.say + "!"));
            """));
        assertEquals("\"hi!\"", text(invoke()));
    }

    @Test
    void es_modules_answer_by_their_ending_and_by_their_package() {
        create("index.handler", Map.of("index.mjs", "export const handler = async (event) => event.say;"));
        assertEquals("\"hi\"", text(invoke()));
        wire.lambda.updateFunctionCode(ask -> ask.functionName("app")
                .zipFile(SdkBytes.fromByteArray(Machine.zip(Map.of(
                        "package.json", "{\"type\": \"module\"}",
                        "index.js", "export const handler = async (event) => event.say + 2;")))));
        wire.settle();
        assertEquals("\"hi2\"", text(invoke()));
    }

    @Test
    void what_a_handler_throws_is_its_answer_and_the_next_request_is_taken() {
        create("index.handler", Map.of("index.js", """
            exports.handler = async (event) => {
              if (event.say === "hi") throw new TypeError("no such order");
              return "fine";
            };
            """));
        InvokeResponse failed = invoke();
        assertEquals("Unhandled", failed.functionError());
        assertTrue(
                text(failed).startsWith("{\"errorType\":\"TypeError\",\"errorMessage\":\"no such order\""),
                text(failed));
        InvokeResponse next = wire.lambda.invoke(ask -> ask.functionName("app"));
        assertEquals("\"fine\"", text(next));
    }

    @Test
    void a_handler_that_streams_answers_with_what_it_wrote() {
        create("index.handler", Map.of("index.js", """
            exports.handler = awslambda.streamifyResponse(async (event, stream) => {
              stream.write('"one ');
              stream.write('two"');
              stream.end();
            });
            """));
        assertEquals("\"one two\"", text(invoke()));
    }

    @Test
    void a_handler_that_is_not_there_is_said() {
        create("index.other", Map.of("index.js", "exports.handler = async () => 1;"));
        assertTrue(text(invoke()).contains("index.other is undefined or not exported"), text(invoke()));
    }

    @Test
    void a_runtime_that_the_endpoint_cannot_run_is_a_limit_of_it() {
        wire.lambda.createFunction(Wire.creation("app").runtime("ruby3.3").build());
        wire.settle();
        String no = assertThrows(InvalidRuntimeException.class, this::invoke)
                .awsErrorDetails()
                .errorMessage();
        assertTrue(no.startsWith("the embedded endpoint has no runtime ruby3.3"), no);
        assertTrue(no.endsWith("; AWS takes this"), no);
    }

    private void create(String handler, Map<String, String> files) {
        assumeTrue(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node"))),
                "node is not installed");
        wire.lambda.createFunction(Wire.creation("app")
                .runtime("nodejs22.x")
                .handler(handler)
                .code(code -> code.zipFile(SdkBytes.fromByteArray(Machine.zip(files))))
                .timeout(30)
                .build());
        wire.settle();
    }

    private InvokeResponse invoke() {
        return wire.lambda.invoke(ask -> ask.functionName("app").payload(SdkBytes.fromUtf8String("{\"say\": \"hi\"}")));
    }

    private static String text(InvokeResponse answer) {
        return answer.payload().asUtf8String();
    }
}
