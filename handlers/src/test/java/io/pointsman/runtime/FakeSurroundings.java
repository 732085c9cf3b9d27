package io.pointsman.runtime;

import io.pointsman.engine.Pause;
import io.pointsman.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A Lambda function's surroundings without Lambda: a clock that moves only in waits, a log that is read back, clients as given. */
final class FakeSurroundings implements Surroundings {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final FakeCodePipeline codePipeline = new FakeCodePipeline();
    final FakeS3 s3 = new FakeS3();
    final Map<String, String> variables = new HashMap<>(
            Map.of("RELEASE_BUCKET", "releases", "CODEDEPLOY_ROLE_ARN", "arn:aws:iam::000000000000:role/codedeploy"));
    final List<Duration> waits = new ArrayList<>();

    /** Each end that was announced, and its detail as JSON. */
    final List<String> announced = new ArrayList<>();

    Announcements announcements =
            (end, detail) -> announced.add(end.detailType() + " " + Json.text(AnnouncedEvent.checked(end, detail)));
    final List<Target> targets = new ArrayList<>();
    final List<Optional<ArtifactCredentials>> readers = new ArrayList<>();
    Supplier<CloudFormationClient> cloudFormation = () -> {
        throw unneeded();
    };
    Supplier<LambdaClient> lambda = () -> {
        throw unneeded();
    };
    Supplier<CodeDeployClient> codeDeploy = () -> {
        throw unneeded();
    };
    Supplier<S3Client> artifacts = () -> s3;
    Pause pause = this::pass;
    private final KeptSteps kept = new KeptSteps();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Instant now = START;

    private static AssertionError unneeded() {
        return new AssertionError("this call needs no such client");
    }

    void pass(Duration time) {
        waits.add(time);
        now = now.plus(time);
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    @Override
    public Announcements announcements() {
        return announcements;
    }

    @Override
    public Workplace.Environment environment() {
        return new Workplace.Environment(variables);
    }

    @Override
    public InstantSource clock() {
        return () -> now;
    }

    @Override
    public KeptSteps kept() {
        return kept;
    }

    @Override
    public Pause pause() {
        return pause;
    }

    @Override
    public PrintStream out() {
        return new PrintStream(log, true, StandardCharsets.UTF_8);
    }

    @Override
    public S3Client s3(Optional<ArtifactCredentials> credentials) {
        readers.add(credentials);
        return artifacts.get();
    }

    @Override
    public Clients clients(Target target) {
        targets.add(target);
        return new Clients() {
            @Override
            public CloudFormationClient cloudFormation() {
                return cloudFormation.get();
            }

            @Override
            public LambdaClient invoker() {
                return lambda();
            }

            @Override
            public LambdaClient lambda() {
                return lambda.get();
            }

            @Override
            public CodeDeployClient codeDeploy() {
                return codeDeploy.get();
            }

            @Override
            public CodeDeployClient deployer() {
                return codeDeploy.get();
            }

            @Override
            public CloudWatchClient cloudWatch() {
                throw new AssertionError("no alarm is asked for");
            }

            @Override
            public S3Client s3() {
                return s3;
            }

            @Override
            public CodePipelineClient codePipeline() {
                return codePipeline;
            }
        };
    }
}
