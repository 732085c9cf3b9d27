package io.pointsman.actions.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.actions.shift.sdk.SdkAlarms;
import io.pointsman.actions.shift.sdk.SdkAliases;
import io.pointsman.actions.shift.sdk.SdkCodeDeployGroups;
import io.pointsman.actions.shift.sdk.SdkDeployments;
import io.pointsman.actions.shift.sdk.SdkFirstHooks;
import io.pointsman.actions.shift.sdk.SdkVersionWatch;
import io.pointsman.actions.shift.settings.AlarmSelection;
import io.pointsman.actions.shift.settings.Rules;
import io.pointsman.actions.shift.settings.ShiftFunctions;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.actions.shift.settings.TrafficConfig;
import io.pointsman.actions.shift.settings.TrafficSettings;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.digest.Sha256;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Step;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.ReleasePlace;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.OwnersSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;

/** The whole action with the real SDK against the embedded Lambda and CodeDeploy. */
final class ShiftOnEndpointTest {
    private static final String HOOK = "CodeDeployHook_check";

    private final ReleasePlace place = new ReleasePlace();
    private final Map<String, PublishedVersion> published = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private Runnable meanwhile = () -> {};

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void the_first_release_creates_the_alias_and_the_second_shifts_it_by_a_canary() {
        release("Cart", "one");
        assertEquals("1", done(run("job-1", "run-1", Optional.empty())).get("Created"));
        release("Cart", "two");

        Map<String, String> outputs = done(run("job-2", "run-2", Optional.empty()));

        assertEquals("1", outputs.get("Shifted"));
        assertEquals(Optional.of(AliasState.on("2")), alias("Cart"));
        assertTrue(told.contains("Cart 10% -> 2"), told.toString());
        assertEquals("1", done(run("job-3", "run-3", Optional.empty())).get("Unchanged"));
    }

    @Test
    void a_hook_that_says_no_is_named_with_its_last_words_and_the_alias_stays() {
        shifted("Cart");
        meanwhile = () -> answerHooks(LifecycleEventStatus.FAILED);

        String message = stopped(run("job-2", "run-2", Optional.of(HOOK)));

        assertTrue(message.contains("hook BeforeAllowTraffic " + HOOK + " failed, its last words: "), message);
        assertTrue(message.contains("basket is empty"), message);
        assertTrue(message.contains("HOOK_EXECUTION_FAILURE"), message);
        assertTrue(message.contains("Cart (Cart): alias live is on version 1"), message);
        assertEquals(Optional.of(AliasState.on("1")), alias("Cart"));
    }

    @Test
    void a_retry_after_the_hooks_no_makes_a_new_deployment() {
        shifted("Cart");
        meanwhile = () -> answerHooks(LifecycleEventStatus.FAILED);
        stopped(run("job-2", "run-2", Optional.of(HOOK)));
        meanwhile = () -> answerHooks(LifecycleEventStatus.SUCCEEDED);

        assertEquals("1", done(run("job-3", "run-2", Optional.of(HOOK))).get("Shifted"));
        assertEquals(Optional.of(AliasState.on("2")), alias("Cart"));
        assertEquals(3, deployments("Cart").size()); // the one that failed, its rollback, the new one
    }

    @Test
    void a_replayed_job_adopts_the_deployment_under_way_by_its_mark() {
        shifted("Cart");
        ShiftAction action = action();
        ShiftRequest request = request("job-2", "run-2", Optional.empty());
        publish("run-2");
        ShiftStage stage = new ShiftStage.Planning();
        while (action.advance(request, stage) instanceof Step.Next<ShiftStage>(ShiftStage next)) {
            stage = next;
        }
        // The record is lost with the answer: only the mark is left.
        place.update("web", "run-2", record -> JsonObject.of("publish", record.objectOrEmpty("publish")));

        assertEquals("1", done(run("job-2", "run-2", Optional.empty())).get("Shifted"));
        assertEquals(1, deployments("Cart").size());
    }

    @Test
    void when_one_function_fails_the_others_are_brought_back() {
        shifted("Cart");
        shifted("Search");
        meanwhile = () -> deployments("Search").stream().limit(1).forEach(this::stopOnceItMoves);

        String message = stopped(run("job-2", "run-2", Optional.empty()));

        assertTrue(message.startsWith("Search (Search) was not shifted from version 1 to 2"), message);
        assertTrue(message.contains("every alias is where it was"), message);
        assertEquals(Optional.of(AliasState.on("1")), alias("Cart"));
        assertEquals(Optional.of(AliasState.on("1")), alias("Search"));
    }

    @Test
    void another_alias_of_the_function_stays_where_it_is() {
        shifted("Cart");
        new SdkAliases(place.lambda).create("Cart", "beta", "1");

        done(run("job-2", "run-2", Optional.empty()));

        assertEquals(Optional.of(AliasState.on("2")), alias("Cart"));
        assertEquals(Optional.of(AliasState.on("1")), new SdkAliases(place.lambda).find("Cart", "beta"));
    }

    @Test
    void the_AppSpec_goes_with_the_deployment_and_is_kept_with_its_digest() {
        shifted("Cart");

        done(run("job-2", "run-2", Optional.empty()));

        RevisionLocation sent = place.codeDeploy
                .getDeployment(get -> get.deploymentId(deployments("Cart").getFirst()))
                .deploymentInfo()
                .revision();
        JsonObject recorded = place.find("web", "run-2")
                .objectOrEmpty("shift")
                .objectOrEmpty("functions")
                .objectOrEmpty("Cart");
        assertEquals(RevisionLocationType.APP_SPEC_CONTENT, sent.revisionType());
        assertEquals(recorded.needText("appSpec"), sent.appSpecContent().content());
        assertEquals(recorded.needText("sha256"), Sha256.hex(recorded.needText("appSpec")));
    }

    private void stopOnceItMoves(String deployment) {
        if (alias("Search").flatMap(AliasState::second).isPresent()) {
            place.codeDeploy.stopDeployment(
                    stop -> stop.deploymentId(deployment).autoRollbackEnabled(true));
            meanwhile = () -> {};
        }
    }

    /** The hook's process, played by the test. */
    private void answerHooks(LifecycleEventStatus answer) {
        List<JsonObject> open = List.copyOf(place.invoked);
        place.invoked.clear();
        for (JsonObject event : open) {
            place.world.logs().add(HOOK, ReleasePlace.REQUEST, "basket is empty");
            place.codeDeploy.putLifecycleEventHookExecutionStatus(
                    put -> put.deploymentId(event.needText("DeploymentId"))
                            .lifecycleEventHookExecutionId(event.needText("LifecycleEventHookExecutionId"))
                            .status(answer));
        }
    }

    /** A function whose alias is on version 1, with version 2 published. */
    private void shifted(String function) {
        release(function, "one");
        new SdkAliases(place.lambda).create(function, "live", "1");
        release(function, "two");
    }

    private void release(String function, String code) {
        if (!published.containsKey(function)) {
            place.function(function, "none");
        }
        String version = place.release(function, code);
        published.put(function, new PublishedVersion(function, version, "sha", true, "changed"));
    }

    private void publish(String run) {
        PublishedVersions versions = new PublishedVersions(true, published, inStack());
        place.change("web", run, record -> record.with(versions));
    }

    private Map<String, String> inStack() {
        Map<String, String> stack = new LinkedHashMap<>();
        published.keySet().forEach(id -> stack.put(id, id));
        return stack;
    }

    private Step<ShiftStage> run(String job, String run, Optional<String> hook) {
        publish(run);
        ShiftAction action = action();
        ShiftRequest request = request(job, run, hook);
        ShiftStage stage = new ShiftStage.Planning();
        for (int i = 0; i < 500; i++) {
            switch (action.advance(
                    request, action.stages().decode(action.stages().encode(stage)))) {
                case Step.Next<ShiftStage>(ShiftStage next) -> stage = next;
                case Step.Wait<ShiftStage>(ShiftStage next, var progress, Duration after) -> {
                    told.add(progress.summary());
                    stage = next;
                    meanwhile.run();
                    place.pass(after);
                }
                case Step<ShiftStage> end -> {
                    return end;
                }
            }
        }
        throw new AssertionError("no end: " + told);
    }

    private ShiftAction action() {
        Ports ports = new Ports(
                stack -> inStack(),
                new SdkAliases(place.lambda),
                new SdkDeployments(place.codeDeploy, () -> place.codeDeploy),
                new SdkCodeDeployGroups(place.codeDeploy),
                new SdkFirstHooks(place.lambda),
                new SdkAlarms(() -> place.cloudWatch),
                new SdkVersionWatch(() -> place.cloudWatch),
                place,
                place.clock);
        return new ShiftAction(new NoArtifacts(), ports, () -> "arn:aws:iam::123456789012:role/deploy");
    }

    private static ShiftRequest request(String job, String run, Optional<String> hook) {
        return new ShiftRequest(
                job,
                false,
                "web",
                run,
                new TrafficSettings(
                        "live",
                        TrafficConfig.of("Canary10Percent1Minute"),
                        hook,
                        Optional.empty(),
                        new AlarmSelection(List.of(), false),
                        Optional.empty(),
                        FunctionDeployment.FIRST_WAVE),
                ShiftFunctions.ALL,
                "pointsman-web",
                Optional.empty(),
                Rules.DEFAULT,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private Optional<AliasState> alias(String function) {
        return new SdkAliases(place.lambda).find(function, "live");
    }

    private List<String> deployments(String group) {
        return place.codeDeploy
                .listDeployments(list -> list.applicationName("pointsman-web").deploymentGroupName(group))
                .deployments();
    }

    private static Map<String, String> done(Step<ShiftStage> end) {
        if (end instanceof Step.Done<ShiftStage>(Map<String, String> outputs)) {
            return outputs;
        }
        throw new AssertionError(end);
    }

    private static String stopped(Step<ShiftStage> end) {
        if (end instanceof Step.Stop<ShiftStage>(var kind, String message, boolean takenBack)) {
            return message;
        }
        throw new AssertionError(end);
    }

    /** The request is made by hand. */
    private static final class NoArtifacts implements Artifacts {
        @Override
        public Optional<OwnersSettings> ownersSettings(String stack) {
            return Optional.empty();
        }

        @Override
        public RangedBytes open(JobArtifact artifact) {
            throw new AssertionError(artifact);
        }

        @Override
        public void write(JobArtifact artifact, byte[] zip) {
            throw new AssertionError(artifact);
        }
    }
}
