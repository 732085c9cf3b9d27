package io.pointsman.local.acceptance.scene;

import static io.pointsman.local.acceptance.scene.RunStacks.need;

import io.pointsman.local.acceptance.ground.AcceptanceName;
import io.pointsman.local.acceptance.ledger.Ledger;
import io.pointsman.local.play.FunctionPackage;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;

/** Installs Pointsman and a pipeline from their own templates, under the name of the run. */
public final class RunInstallation {
    private static final String LOG_DAYS = "1";

    private final RunContext stage;
    private final AcceptanceName name;
    private final FunctionPackage built;
    private final RunStacks stacks;

    public RunInstallation(RunContext stage) {
        this.stage = stage;
        this.name = stage.name();
        this.built = new FunctionPackage(stage.home());
        this.stacks = new RunStacks(stage);
    }

    public Installed installed() {
        Ledger ledger = stage.ledger();
        ledger.logGroups("/aws/lambda/" + name);
        ledger.logGroups("/aws/lambda/CodeDeployHook_" + name);
        Map<String, String> base = stacks.base();
        stage.aws()
                .s3()
                .putObject(put -> put.bucket(name.bucket()).key(built.key()), RequestBody.fromBytes(built.zip()));
        Map<String, String> pointsman = stacks.create(name.pointsman(), built.template(name.bucket()), pointsman());
        String releases = need(pointsman, "ReleaseBucket");
        settings(releases);
        String sources = need(
                stacks.create(name.pipeline(), built.file("pipelines/production.yaml"), pipeline(base)),
                "SourceBucket");
        return new Installed(releases, sources, need(pointsman, "DeploymentCallers"), need(base, "AskingRoleArn"));
    }

    private Map<String, String> pointsman() {
        Map<String, String> parameters = new HashMap<>(built.parameters(name.bucket()));
        parameters.put("AllowedStacks", name.text() + "-*");
        parameters.put("TriggeredPipelines", name.text() + "-*");
        parameters.put("LogRetentionInDays", LOG_DAYS);
        parameters.put("VerifyFunctionName", name.verifyHook());
        stage.other().ifPresent(account -> {
            parameters.put("DeploymentAccounts", account.id());
            parameters.put("DeploymentRoles", account.role(name.deployment() + "-deployment"));
        });
        return parameters;
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
}
