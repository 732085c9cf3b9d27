package io.pointsman.local.acceptance.question;

import io.pointsman.local.acceptance.report.Findings;
import io.pointsman.local.acceptance.scene.Installed;
import io.pointsman.local.acceptance.scene.RunContext;

/** What no document of AWS settles. Pointsman is right whatever the answer is; the report says which one this AWS gave. */
public final class OpenQuestions {
    private final RunContext stage;
    private final Installed installed;

    public OpenQuestions(RunContext stage, Installed installed) {
        this.stage = stage;
        this.installed = installed;
    }

    public void ask(Findings findings) {
        findings.question(
                "does CodeDeploy make a rollback deployment for the first deployment of a new group",
                () -> new FirstRollback(stage).answer());
        findings.question(
                "what are GetDeploymentTarget and StopDeployment judged on by IAM",
                () -> new ResourceOfDeployment(stage, installed.askingRole()).answer());
        AskingPipeline pipeline = new AskingPipeline(stage);
        findings.question(
                "may a configuration value have more than 1,000 characters once its variables are resolved",
                pipeline::takesLongValue);
        findings.question("does FunctionName of CodePipeline take a qualifier", pipeline::takesQualifier);
        findings.question(
                "does a change set show the old value of a NoEcho parameter", () -> new OldSecret(stage).answer());
        findings.question(
                "does metric math take a missing value for 0, and fill what has no value at all",
                () -> new SparseMath(stage).answer());
    }
}
