package io.pointsman.endpoint.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A function for tests: says what it was told, and who it is. Stands alone: it is packaged without anything else. */
public final class EchoHandler implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        String word = event.replaceAll(".*\"say\" ?: ?\"([^\"]*)\".*", "$1");
        if (word.equals("fail")) {
            throw new IllegalStateException("told to fail");
        }
        String answer = "{\"said\":\"" + word + "\",\"process\":\""
                + ProcessHandle.current().pid() + "\",\"handler\":\"" + System.getenv("_HANDLER") + "\"}";
        output.write(answer.getBytes(StandardCharsets.UTF_8));
    }
}
