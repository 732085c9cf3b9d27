package io.pointsman.local.demo;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.template.Location;
import io.pointsman.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;

/** Installs Pointsman and the production pipeline, each from its template, as a user does. */
final class Installation {
    static final String POINTSMAN = "pointsman";
    static final String PIPELINE = "production";
    static final String STACK = "demo-app";
    static final String SOURCE_KEY = "app.zip";

    private static final String DEPLOY_BUCKET = "deploy-bucket";
    private static final String PACKAGE = "pointsman.zip";

    private final Path home;
    private final Aws aws;
    private final Console console;

    Installation(Path home, Aws aws, Console console) {
        this.home = home;
        this.aws = aws;
        this.console = console;
    }

    /** Deploys {@code template.yaml}; the name of the release bucket. */
    String pointsman() {
        return pointsman(Map.of());
    }

    String pointsman(Map<String, String> parameters) {
        aws.s3().createBucket(request -> request.bucket(DEPLOY_BUCKET));
        aws.s3().putObject(request -> request.bucket(DEPLOY_BUCKET).key(PACKAGE), RequestBody.fromBytes(packaged()));
        String template = Template.parse(read("template.yaml"))
                .survey()
                .rewrite(site -> Location.of(DEPLOY_BUCKET, PACKAGE))
                .text();
        Map<String, String> outputs = new Stacks(aws.cloudFormation()).create(POINTSMAN, template, parameters);
        console.line("stack " + POINTSMAN + " (template.yaml): rewrite, changeset, execute, publish, shift and a gate");
        return outputs.getOrDefault("ReleaseBucket", "");
    }

    /** As {@code sam build} lays it out: the jar in {@code lib}. Lambda would take the jar itself, too, and unpack it file by file. */
    private byte[] packaged() {
        try {
            byte[] jar = Files.readAllBytes(home.resolve("handlers/target/pointsman.jar"));
            return ReproducibleZip.of(Map.of("lib/pointsman.jar", jar));
        } catch (IOException e) {
            throw new UncheckedIOException("handlers/target/pointsman.jar cannot be read", e);
        }
    }

    String pipeline() {
        return pipeline(Production.APP);
    }

    /** Deploys {@code pipelines/production.yaml}; the name of the source bucket. */
    String pipeline(Production production) {
        Map<String, String> parameters = new HashMap<>(production.parameters());
        parameters.put("StackName", production.stack());
        Map<String, String> outputs = new Stacks(aws.cloudFormation())
                .create(production.pipeline(), read("pipelines/production.yaml"), parameters);
        console.line("stack " + production.pipeline()
                + " (pipelines/production.yaml): source bucket, EventBridge rule, pipeline");
        return outputs.getOrDefault("SourceBucket", "");
    }

    private String read(String path) {
        try {
            return Files.readString(home.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }
}
