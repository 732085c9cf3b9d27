package io.pointsman.local.serve;

import io.pointsman.local.cli.Pointsman;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** An endpoint in a process of its own, started as {@code pointsman serve} is. */
final class ServeProcess implements AutoCloseable {
    /** An endpoint that does not answer in this time never will. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String ADDRESS = "export AWS_ENDPOINT_URL=";

    private final Process process;
    private final URI uri;

    private ServeProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /**
     * Returns once it listens.
     *
     * @param temporary its folder for temporary files, and where its standard error goes: {@code err}
     * @param jvm options of its JVM
     */
    static ServeProcess start(Path temporary, List<String> jvm, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Pointsman.class.getName(), "serve"));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            temporary.resolve("err").toFile()));
            builder.environment().putAll(Map.of("TMPDIR", temporary.toString()));
            Process process = builder.start();
            return new ServeProcess(process, address(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI address(Process process) throws IOException {
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(ADDRESS)) {
                return URI.create(line.substring(ADDRESS.length()));
            }
        }
        throw new IllegalStateException("serve ended before it listened; see the file err");
    }

    URI uri() {
        return uri;
    }

    Process process() {
        return process;
    }

    /** A client that asks once, and says so when it is left without an answer. */
    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(uri)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE))
                .overrideConfiguration(it -> it.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    /** As Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
