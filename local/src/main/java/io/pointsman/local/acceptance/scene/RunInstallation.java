package io.pointsman.local.acceptance.scene;

import io.pointsman.local.acceptance.ground.AcceptanceName;
import io.pointsman.local.acceptance.ledger.Ledger;
import io.pointsman.local.play.FunctionPackage;
import io.pointsman.local.play.PlayFailure;
import io.pointsman.local.play.Stacks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;

/** Installs Pointsman and a pipeline from their own templates, under the name of the run. */
public final class RunInstallation {
    private static final String PACKAGE = "pointsman.zip";
    private static final String LOG_DAYS = "1";

    private final RunContext stage;
    private final AcceptanceName name;
    private final FunctionPackage built;

    public RunInstallation(RunContext stage) {
        this.stage = stage;
        this.name = stage.name();
        this.built = new FunctionPackage(stage.home());
    }

    public Installed installed() {
        Ledger ledger = stage.ledger();
        ledger.logGroups("/aws/lambda/" + name);
        ledger.logGroups("/aws/lambda/CodeDeployHook_" + name);
        Map<String, String> base = stack(name.base(), resource("base.yaml"), Map.of("Name", name.text()));
        stage.aws().s3().putObject(put -> put.bucket(name.bucket()).key(PACKAGE), RequestBody.fromBytes(built.zip()));
        String releases =
                need(stack(name.pointsman(), built.template(name.bucket(), PACKAGE), pointsman()), "ReleaseBucket");
        settings(releases);
        String sources =
                need(stack(name.pipeline(), built.file("pipelines/production.yaml"), pipeline(base)), "SourceBucket");
        return new Installed(releases, sources, need(base, "AskingRoleArn"));
    }

    private Map<String, String> pointsman() {
        return Map.of(
                "AllowedStacks",
                name.text() + "-*",
                "TriggeredPipelines",
                name.text() + "-*",
                "LogRetentionInDays",
                LOG_DAYS,
                "VerifyFunctionName",
                name.verifyHook());
    }

    private Map<String, String> pipeline(Map<String, String> base) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("StackName", name.application());
        parameters.put("Pointsman", name.pointsman());
        parameters.put("ApplicationPolicyArn", need(base, "ApplicationPolicyArn"));
        parameters.put("DeploymentConfigName", need(base, "DeploymentConfigName"));
        parameters.put("BeforeAllowTraffic", name.verifyHook());
        parameters.put("ArtifactFolder", AcceptanceName.ARTIFACT_FOLDER);
        return parameters;
    }

    /** What the pipeline's owner says: the alarm that stops a shift. */
    private void settings(String releases) {
        String text = "shift:\n  Alarms: [" + name.alarm() + "]\n";
        stage.aws()
                .s3()
                .putObject(
                        put -> put.bucket(releases).key("settings/" + name.application() + ".yaml"),
                        RequestBody.fromString(text));
    }

    private Map<String, String> stack(String stack, String template, Map<String, String> parameters) {
        stage.ledger().stack(stack);
        Map<String, String> outputs =
                new Stacks(stage.aws().cloudFormation(), stage.watch()).create(stack, template, parameters);
        stage.console().line("stack " + stack);
        return outputs;
    }

    private static String need(Map<String, String> outputs, String name) {
        String value = outputs.getOrDefault(name, "");
        PlayFailure.unless(!value.isEmpty(), "a stack of the run has no output " + name);
        return value;
    }

    private static String resource(String file) {
        try (InputStream in = RunInstallation.class.getResourceAsStream("/io/pointsman/local/acceptance/" + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
