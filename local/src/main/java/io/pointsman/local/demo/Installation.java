package io.pointsman.local.demo;

import io.pointsman.local.play.Console;
import io.pointsman.local.play.FunctionPackage;
import io.pointsman.local.play.Stacks;
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

    private final FunctionPackage built;
    private final Aws aws;
    private final Console console;

    Installation(Path home, Aws aws, Console console) {
        this.built = new FunctionPackage(home);
        this.aws = aws;
        this.console = console;
    }

    /** Deploys {@code template.yaml}; the name of the release bucket. */
    String pointsman() {
        return pointsman(Map.of());
    }

    String pointsman(Map<String, String> parameters) {
        aws.s3().createBucket(request -> request.bucket(DEPLOY_BUCKET));
        aws.s3()
                .putObject(
                        request -> request.bucket(DEPLOY_BUCKET).key(built.key()), RequestBody.fromBytes(built.zip()));
        Map<String, String> all = new HashMap<>(parameters);
        all.putAll(built.parameters(DEPLOY_BUCKET));
        Map<String, String> outputs =
                new Stacks(aws.cloudFormation()).create(POINTSMAN, built.template(DEPLOY_BUCKET), all);
        console.line("stack " + POINTSMAN + " (template.yaml): rewrite, changeset, execute, publish, shift and a gate");
        return outputs.getOrDefault("ReleaseBucket", "");
    }

    String pipeline() {
        return pipeline(Production.APP);
    }

    /** Deploys {@code pipelines/production.yaml}; the name of the source bucket. */
    String pipeline(Production production) {
        Map<String, String> parameters = new HashMap<>(production.parameters());
        parameters.put("StackName", production.stack());
        Map<String, String> outputs = new Stacks(aws.cloudFormation())
                .create(production.pipeline(), built.file("pipelines/production.yaml"), parameters);
        console.line("stack " + production.pipeline()
                + " (pipelines/production.yaml): source bucket, EventBridge rule, pipeline");
        return outputs.getOrDefault("SourceBucket", "");
    }
}
