package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.publish.PublishInScene;
import io.pointsman.actions.shift.ShiftInScene;
import io.pointsman.engine.Action;
import io.pointsman.engine.ActionRunner;
import io.pointsman.engine.Job;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.ReleasePlace;
import io.pointsman.release.AliasState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;

/**
 * Releases of a stack of many functions, over the real clients against the embedded endpoint, on its clock and within its quotas. As
 * CodePipeline does it: no wait in place, each continuation a new job.
 */
final class ReleaseScene implements AutoCloseable {
    static final String HOOK = "CodeDeployHook_check";
    private static final Patience NONE = new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, 20);
    private static final Duration BETWEEN_JOBS = Duration.ofSeconds(10);

    final ReleasePlace place = new ReleasePlace();
    final Map<String, String> stack = new LinkedHashMap<>();
    final List<String> told = new ArrayList<>();

    /** Functions whose hook says no. */
    final Set<String> refused = new HashSet<>();

    /** What somebody does between two jobs. */
    Runnable meanwhile = () -> {};

    private Patience patience = NONE;
    private int longestToken;
    private int jobs;

    /** Functions that are in production with version 1; their new code is deployed and not published. */
    ReleaseScene(int functions) {
        for (int i = 1; i <= functions; i++) {
            String name = "web-F" + i;
            stack.put("F" + i, name);
            place.world.call("lambda", "CreateFunction", function(name));
        }
        place.pass(Duration.ofSeconds(5));
        stack.values().forEach(name -> place.world.call("lambda", "PublishVersion", named(name)));
        place.pass(Duration.ofSeconds(5));
        stack.values()
                .forEach(name -> place.world.call(
                        "lambda",
                        "CreateAlias",
                        named(name).with("Name", "live").with("FunctionVersion", "1")));
        deploy("two");
        place.limitRates();
    }

    private static JsonObject named(String function) {
        return JsonObject.of("FunctionName", function);
    }

    private static JsonObject function(String name) {
        return named(name)
                .with("Runtime", "python3.12")
                .with("Handler", "app.handler")
                .with("Role", ReleasePlace.ROLE)
                .with("Code", JsonObject.of("ZipFile", ReleasePlace.zip("one")));
    }

    /** As CloudFormation would, long before. */
    void deploy(String code) {
        stack.values().forEach(name -> place.update(name, code));
        place.pass(Duration.ofSeconds(60));
    }

    Outcome publish(String run) {
        ReleaseFiles files = new ReleaseFiles(run);
        return toItsEnd(PublishInScene.of(place, files, stack), JsonObject.of("StackName", "web"), List.of());
    }

    Outcome shift(String run, JsonObject settings) {
        ReleaseFiles files = new ReleaseFiles(run);
        return toItsEnd(ShiftInScene.of(place, files, stack), settings.with("StackName", "web"), List.of());
    }

    /** Short waits in place, as a function has them. */
    void inPlace() {
        patience = Patience.DEFAULT;
    }

    /** Until CodePipeline hears of it for the first time. */
    Outcome firstStepOnly(String run, JsonObject settings) {
        patience = NONE;
        ReleaseFiles files = new ReleaseFiles(run);
        Outcome outcome = call(
                ShiftInScene.of(place, files, stack), settings.with("StackName", "web"), List.of(), Optional.empty());
        meanwhile.run();
        return outcome;
    }

    private Outcome call(Action<?, ?> action, JsonObject settings, List<JobArtifact> outputs, Optional<String> token) {
        Job job = new Job(
                "job-" + ++jobs,
                false,
                settings,
                List.of(ReleaseFiles.artifact("Release")),
                outputs,
                token,
                place.clock.instant().plusSeconds(900));
        return new ActionRunner(place.clock, place::pass, patience).run(action, job);
    }

    private Outcome toItsEnd(Action<?, ?> action, JsonObject settings, List<JobArtifact> outputs) {
        Optional<String> token = Optional.empty();
        for (int i = 0; i < 5_000; i++) {
            Outcome outcome = call(action, settings, outputs, token);
            if (!(outcome instanceof Outcome.InProgress(String next, var progress))) {
                return outcome;
            }
            longestToken = Math.max(longestToken, next.length());
            told.add(progress.summary());
            token = Optional.of(next);
            between();
        }
        throw new AssertionError("no end: " + told.getLast());
    }

    private void between() {
        answerHooks();
        meanwhile.run();
        place.pass(BETWEEN_JOBS);
    }

    /** The hook's process, played by the scene. */
    private void answerHooks() {
        List<JsonObject> open = List.copyOf(place.invoked);
        place.invoked.clear();
        for (JsonObject event : open) {
            String deployment = event.needText("DeploymentId");
            boolean no = refused.contains(group(deployment));
            place.world
                    .logs()
                    .add(HOOK, ReleasePlace.REQUEST, no ? "basket of " + group(deployment) + " is empty" : "fine");
            place.codeDeploy.putLifecycleEventHookExecutionStatus(put -> put.deploymentId(deployment)
                    .lifecycleEventHookExecutionId(event.needText("LifecycleEventHookExecutionId"))
                    .status(no ? LifecycleEventStatus.FAILED : LifecycleEventStatus.SUCCEEDED));
        }
    }

    private String group(String deployment) {
        return place.codeDeploy
                .getDeployment(get -> get.deploymentId(deployment))
                .deploymentInfo()
                .deploymentGroupName();
    }

    Optional<AliasState> alias(String id) {
        return ShiftInScene.alias(place, "web-" + id);
    }

    void assertAllOn(String version) {
        place.pass(Duration.ofHours(2)); // whatever was still under way would show now
        place.freeRates();
        for (String id : stack.keySet()) {
            assertEquals(Optional.of(AliasState.on(version)), alias(id), id);
        }
        assertTrue(longestToken <= 2_048, "a token of " + longestToken);
    }

    @Override
    public void close() {
        place.close();
    }
}
