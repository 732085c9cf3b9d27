package io.pointsman.local.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pointsman.artifact.ReproducibleZip;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Small Python functions on an endpoint. */
final class Functions {
    private Functions() {}

    static boolean noPython() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
    }

    /** @param body indented by two, but for its first line */
    static void create(LambdaClient lambda, String name, String body) {
        byte[] zip = ReproducibleZip.of(
                Map.of("app.py", ("def handler(event, context):\n  " + body + "\n").getBytes(UTF_8)));
        lambda.createFunction(it -> it.functionName(name)
                .runtime(Runtime.PYTHON3_12)
                .handler("app.handler")
                .role("arn:aws:iam::000000000000:role/app")
                .timeout(30)
                .code(code -> code.zipFile(SdkBytes.fromByteArray(zip))));
        lambda.waiter().waitUntilFunctionActiveV2(it -> it.functionName(name));
    }

    static String invoke(LambdaClient lambda, String name, String event) {
        return lambda.invoke(it -> it.functionName(name).payload(SdkBytes.fromUtf8String(event)))
                .payload()
                .asUtf8String();
    }
}
