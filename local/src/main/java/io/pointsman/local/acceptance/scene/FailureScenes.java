package io.pointsman.local.acceptance.scene;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.acceptance.report.Findings;
import io.pointsman.local.play.Execution;
import io.pointsman.local.play.Invocations;
import io.pointsman.local.play.PlayFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;

/** An update that arrives, and all that may go wrong with one. */
final class FailureScenes {
    private static final String CODE = "app.py";
    private static final String TEMPLATE = "template.yaml";

    /** No account has as many executions: Lambda refuses it, in the middle of the update. */
    private static final String TOO_MUCH = "MemorySize: 128\n      ReservedConcurrentExecutions: 1000000";

    private final RunContext stage;
    private final Shop shop;
    private final Releases releases;
    private final Shifts shifts;

    FailureScenes(RunContext stage, Shop shop, Releases releases, Shifts shifts) {
        this.stage = stage;
        this.shop = shop;
        this.releases = releases;
        this.shifts = shifts;
    }

    /** The alarm comes first: then its deployment is the first one of a new group, for which AWS may have nothing to go back to. */
    void play(Findings findings) {
        findings.promise("an alarm rings while traffic moves: everybody goes back", this::alarm);
        findings.promise("update with canary: in the end all get the new code", () -> shifts.arriving("3"));
        findings.promise("a NoEcho value, old or new, is in no review and no record", shifts::unseen);
        findings.promise("a hook says no: no customer gets the new code", this::hook);
        findings.promise(
                "a failed stack update: the stack is rolled back, customers notice nothing", this::failedUpdate);
        Stopped stopped = new Stopped();
        findings.promise("a deployment that a person stops: everybody goes back", () -> stopped.stop());
        findings.promise("Retry of what was stopped: the release arrives", () -> stopped.retry());
        findings.promise("To: previous brings the release before back", () -> stopped.back());
    }

    private String alarm() {
        Once ring = new Once(shop::isBetweenVersions, () -> set(StateValue.ALARM));
        try {
            return shifts.failing("2", app -> app, true, ring, stage.name().alarm())
                    .said();
        } finally {
            set(StateValue.OK);
        }
    }

    private void set(StateValue state) {
        stage.aws()
                .cloudWatch()
                .setAlarmState(set -> set.alarmName(stage.name().alarm())
                        .stateValue(state)
                        .stateReason("pointsman acceptance says so"));
    }

    private String hook() {
        return shifts.failing(
                        "4",
                        app -> app.edited(CODE, text -> text.replace("PRICE = 4", "PRICE = 0")),
                        false,
                        () -> {},
                        "a price is more than nothing")
                .said();
    }

    private String failedUpdate() {
        String said = shifts.refused(
                "5",
                app -> app.edited(TEMPLATE, text -> text.replace("MemorySize: 128", TOO_MUCH)),
                "Execute",
                "rolled back");
        PlayFailure.same("the stack", "UPDATE_ROLLBACK_COMPLETE", shop.stackStatus());
        return said + "; the stack is UPDATE_ROLLBACK_COMPLETE";
    }

    /** A release that is stopped, tried again, and gone back from. */
    private final class Stopped {
        private static final String RELEASE = "6";

        private List<Execution> stopped = List.of();
        private String before = "";

        String stop() {
            before = shifts.live();
            Once stop = new Once(shop::isBetweenVersions, this::stopDeployment);
            Shifts.Attempted attempted = shifts.failing(RELEASE, app -> app, true, stop);
            stopped = List.of(attempted.execution());
            return attempted.said();
        }

        private void stopDeployment() {
            Shop.deployments(stage, DeploymentStatus.IN_PROGRESS)
                    .forEach(id -> stage.aws()
                            .codeDeploy()
                            .stopDeployment(stop -> stop.deploymentId(id).autoRollbackEnabled(true)));
        }

        String retry() {
            stopped = List.of(Releases.succeeded(releases.retry(stopped.getFirst())));
            return shifts.arrived(RELEASE);
        }

        String back() {
            new Invocations(stage.aws().lambda(), stage.console())
                    .toItsEnd(stage.name().pointsman() + "-shift", toPrevious(stopped.getFirst()));
            return shifts.arrived(before);
        }

        /** As {@code events/shift.manual-to-previous.json}. */
        private byte[] toPrevious(Execution last) {
            Execution.Artifact release = last.action("Rewrite").artifacts().get("Release");
            if (release == null) {
                throw new PlayFailure("Rewrite has no artifact Release");
            }
            JsonObject parameters = JsonObject.of(
                    "StackName",
                    stage.name().application(),
                    "Alias",
                    Shop.ALIAS,
                    "To",
                    "previous",
                    "Run",
                    "back-by-hand");
            JsonObject configuration = JsonObject.of(
                    "FunctionName", stage.name().pointsman() + "-shift", "UserParameters", Json.text(parameters));
            JsonObject location = JsonObject.of("bucketName", release.bucket(), "objectKey", release.key());
            JsonObject artifact =
                    JsonObject.of("name", "Release", "location", JsonObject.of("type", "S3", "s3Location", location));
            JsonObject data = JsonObject.of(
                    "actionConfiguration",
                    JsonObject.of("configuration", configuration),
                    "inputArtifacts",
                    List.of(artifact),
                    "outputArtifacts",
                    List.of());
            JsonObject event = JsonObject.of(
                    "CodePipeline.job", JsonObject.of("id", "manual", "accountId", "000000000000", "data", data));
            return Json.text(event).getBytes(StandardCharsets.UTF_8);
        }
    }
}
