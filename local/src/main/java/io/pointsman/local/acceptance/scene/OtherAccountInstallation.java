package io.pointsman.local.acceptance.scene;

import static io.pointsman.local.acceptance.scene.RunStacks.need;

import io.pointsman.local.acceptance.ground.AcceptanceName;
import io.pointsman.local.acceptance.ground.OtherAccount;
import io.pointsman.local.play.FunctionPackage;
import java.util.HashMap;
import java.util.Map;

/** The roles of another account that is released into, and the pipeline that does it, from their own templates. */
final class OtherAccountInstallation {
    private final RunContext stage;
    private final OtherAccount account;
    private final Installed installed;
    private final AcceptanceName name;
    private final FunctionPackage built;

    OtherAccountInstallation(RunContext stage, OtherAccount account, Installed installed) {
        this.stage = stage;
        this.account = account;
        this.installed = installed;
        this.name = stage.name();
        this.built = new FunctionPackage(stage.home());
    }

    /** The pipeline's source bucket. */
    String sourceBucket() {
        RunContext there = stage.in(account);
        there.ledger().logGroups("/aws/lambda/" + name);
        RunStacks stacks = new RunStacks(there);
        Map<String, String> base = stacks.base();
        stacks.create(name.deployment(), built.file("pipelines/deployment-role.yaml"), deployment(base));
        String pipeline = built.file("pipelines/staging-and-production.yaml");
        return need(new RunStacks(stage).create(name.accountsPipeline(), pipeline, pipeline(base)), "SourceBucket");
    }

    private Map<String, String> deployment(Map<String, String> base) {
        return Map.of(
                "PointsmanRoles",
                installed.deploymentCallers(),
                "ExternalId",
                name.externalId(),
                "StackNames",
                name.text() + "-*",
                "ReleaseBucketName",
                installed.releaseBucket(),
                "ApplicationPolicyArn",
                need(base, "ApplicationPolicyArn"));
    }

    private Map<String, String> pipeline(Map<String, String> base) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("StagingStackName", name.staging());
        parameters.put("ProductionStackName", name.production());
        parameters.put("StagingAccount", account.id());
        parameters.put("ProductionAccount", account.id());
        parameters.put("DeploymentStack", name.deployment());
        parameters.put("ExternalId", name.externalId());
        parameters.put("Pointsman", name.pointsman());
        parameters.put("ProductionConfigName", need(base, "DeploymentConfigName"));
        parameters.put("ArtifactFolder", AcceptanceName.ARTIFACT_FOLDER);
        return parameters;
    }
}
