package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.ZippedCode;
import io.pointsman.endpoint.sts.StsService;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Java function runs for real, under AWS's own runtime client. */
final class JavaFunctionTest {
    private final Account account = new Account();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void a_java_handler_answers_again_and_again_in_one_process() throws IOException {
        account.world.add(new StsService(account.world));
        create("echo");
        account.settle();
        JsonObject first = invoke("echo", "one");
        JsonObject second = invoke("echo", "two");
        assertEquals("one", first.needText("said"));
        assertEquals("two", second.needText("said"));
        assertEquals(first.needText("process"), second.needText("process"));
        assertTrue(first.needText("handler").endsWith("EchoHandler"), first.toString());
        assertEquals("Unhandled", account.call("Invoke", request("fail")).needText("FunctionError"));
    }

    @Test
    void many_processes_may_start_at_once() throws IOException {
        account.world.add(new StsService(account.world));
        for (int i = 0; i < 4; i++) {
            create("echo" + i);
        }
        account.settle();
        List<String> said = IntStream.range(0, 4)
                .boxed()
                .parallel()
                .map(i -> invoke("echo" + i, "word " + i).needText("said"))
                .toList();
        assertEquals(List.of("word 0", "word 1", "word 2", "word 3"), said);
    }

    private void create(String name) throws IOException {
        account.call(
                "CreateFunction",
                JsonObject.of("FunctionName", name, "Runtime", "java21", "Role", Account.ROLE)
                        .with("Handler", EchoHandler.class.getName())
                        .with("Timeout", 30L)
                        .with("MemorySize", 256L)
                        .with("Code", JsonObject.of("ZipFile", packaged(EchoHandler.class))));
    }

    private JsonObject invoke(String function, String word) {
        JsonObject answer = account.call("Invoke", request(word).with("FunctionName", function));
        return Json.object(new String(answer.bytes("Payload").orElseThrow(), StandardCharsets.UTF_8));
    }

    private static JsonObject request(String word) {
        byte[] payload = Json.text(JsonObject.of("say", word)).getBytes(StandardCharsets.UTF_8);
        return JsonObject.of("FunctionName", "echo", "Payload", payload);
    }

    private static byte[] packaged(Class<?> handler) throws IOException {
        String path = handler.getName().replace('.', '/') + ".class";
        try (InputStream in = handler.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException(path + " is not on the class path");
            }
            return ZippedCode.of(Map.of(path, in.readAllBytes()));
        }
    }
}
