package io.pointsman.bench.coldstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One invocation of a function in a process of its own, as the managed runtime starts it with 256 MB, and what it held at its peak. */
public final class FunctionMemory {
    private static final int MEMORY = 256;

    /** The runtime gives the heap 85 of 100 of a function's memory. */
    private static final List<String> OPTIONS =
            List.of("-Xmx" + MEMORY * 85 / 100 + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path task;
    private final Map<String, String> variables;

    /** @param task the folder with the function's package, unpacked */
    public FunctionMemory(Path task, Map<String, String> variables) {
        this.task = task.toAbsolutePath();
        this.variables = Map.copyOf(variables);
    }

    /** In MB, the process and all that it maps in. */
    public double peak(String handler, byte[] event) throws Exception {
        try (OneInvocation invocation = OneInvocation.of(event)) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(OPTIONS);
            command.add("--enable-native-access=ALL-UNNAMED");
            command.addAll(
                    List.of("-cp", client(), "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", handler));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.directory(task.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment(handler, invocation));
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT);
            Process process = builder.start();
            try {
                String said = invocation.answer();
                if (said.contains("\"status\":\"Failed\"")) {
                    throw new IllegalStateException(handler + " failed: " + said);
                }
                return ProcessFigures.memory(process);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static String client() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("bench/target/lib"))) {
            return jars.filter(jar -> jar.getFileName().toString().matches("(aws-lambda-java-|utils-lite).*"))
                    .map(jar -> jar.toAbsolutePath().toString())
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private Map<String, String> environment(String handler, OneInvocation invocation) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("PATH", System.getenv("PATH"));
        all.put("_HANDLER", handler);
        all.put("LAMBDA_TASK_ROOT", task.toString());
        all.put("AWS_LAMBDA_RUNTIME_API", invocation.address());
        all.put("AWS_LAMBDA_FUNCTION_NAME", "bench");
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(MEMORY));
        all.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        all.put("AWS_REGION", "us-east-1");
        all.put("AWS_ACCESS_KEY_ID", "key");
        all.put("AWS_SECRET_ACCESS_KEY", "secret");
        all.put("AWS_SESSION_TOKEN", "token");
        return all;
    }
}
