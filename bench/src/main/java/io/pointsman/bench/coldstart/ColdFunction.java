package io.pointsman.bench.coldstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function's process as the managed runtime starts it: AWS's runtime interface client on the class path, the function's jar in the task
 * folder, the options of template.yaml.
 */
final class ColdFunction {
    private static final List<String> OPTIONS = List.of("-Xmx870m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final List<String> CLIENT = List.of(
            "aws-lambda-java-runtime-interface-client",
            "aws-lambda-java-core",
            "aws-lambda-java-serialization",
            "utils-lite");

    private final Path task;
    private final String handler;
    private final byte[] event;
    private final Path folder;
    private final Tape tape;
    private final TlsKeys keys;
    private final List<String> options;

    /** @param task the folder with the function's package, unpacked */
    ColdFunction(Path task, String handler, byte[] event, Path folder, Tape tape, TlsKeys keys, List<String> options) {
        this.task = task.toAbsolutePath();
        this.handler = handler;
        this.event = event.clone();
        this.folder = folder;
        this.tape = tape;
        this.keys = keys;
        this.options = options;
    }

    String name() {
        return task.getFileName().toString();
    }

    /** Recorded when it is the first, played from then on. */
    ColdRun run() throws Exception {
        ColdRun run = run(List.of());
        tape.play();
        return run;
    }

    /** How many classes it loads, in a run that is not measured. */
    long classes() throws Exception {
        Path log = folder.resolve("classes.log");
        run(List.of("-Xlog:class+load:file=" + log));
        tape.play();
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("source:")).count();
        }
    }

    private ColdRun run(List<String> more) throws Exception {
        try (OneInvocation invocation = OneInvocation.of(event)) {
            ProcessBuilder builder = new ProcessBuilder(command(more));
            builder.directory(task.toFile()); // where the runtime client looks for jars
            builder.environment().clear();
            builder.environment().putAll(environment(invocation));
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT);
            long start = System.nanoTime();
            Process process = builder.start();
            try {
                String said = invocation.answer();
                long end = System.nanoTime();
                if (!said.contains("\"status\":\"Succeeded\"") && !said.contains("\"status\":\"InProgress\"")) {
                    throw new IllegalStateException(handler + " did not succeed: " + said);
                }
                return measured(process, invocation, start, end);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private ColdRun measured(Process process, OneInvocation invocation, long start, long end) throws IOException {
        return new ColdRun(
                ms(start, end),
                ProcessFigures.cpu(process),
                ProcessFigures.memory(process),
                ms(start, invocation.asked()),
                ms(invocation.asked(), tape.first()),
                ms(tape.first(), tape.last()));
    }

    private static double ms(long from, long to) {
        return (to - from) / 1e6;
    }

    private List<String> command(List<String> more) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(options);
        command.addAll(more);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Djavax.net.ssl.trustStore=" + keys.store());
        command.add("-Djavax.net.ssl.trustStorePassword=" + TlsKeys.PASSWORD);
        command.addAll(List.of("-cp", client(), "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", handler));
        return command;
    }

    private static String client() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("bench/target/lib"))) {
            return jars.filter(jar -> CLIENT.stream().anyMatch(jar.getFileName().toString()::startsWith))
                    .map(jar -> jar.toAbsolutePath().toString())
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private Map<String, String> environment(OneInvocation invocation) {
        return Map.ofEntries(
                Map.entry("PATH", System.getenv("PATH")),
                Map.entry("LD_LIBRARY_PATH", folder.toString()),
                Map.entry("_HANDLER", handler),
                Map.entry("LAMBDA_TASK_ROOT", task.toString()),
                Map.entry("AWS_LAMBDA_RUNTIME_API", invocation.address()),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", "bench"),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
                Map.entry("AWS_LAMBDA_LOG_FORMAT", "JSON"),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "key"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "secret"),
                Map.entry("AWS_SESSION_TOKEN", "token"),
                Map.entry("AWS_ENDPOINT_URL", tape.uri().toString()),
                Map.entry("RELEASE_BUCKET", "pointsman-releasebucket-example"),
                Map.entry("CODEDEPLOY_ROLE_ARN", "arn:aws:iam::000000000000:role/pointsman-codedeploy-example"));
    }
}
