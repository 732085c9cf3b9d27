package io.pointsman.actions.shift;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.actions.shift.sdk.SdkAlarms;
import io.pointsman.actions.shift.sdk.SdkAliases;
import io.pointsman.actions.shift.sdk.SdkCodeDeployGroups;
import io.pointsman.actions.shift.sdk.SdkDeployments;
import io.pointsman.actions.shift.sdk.SdkFirstHooks;
import io.pointsman.actions.shift.sdk.SdkVersionWatch;
import io.pointsman.endpoint.fault.Fault;
import io.pointsman.endpoint.fault.Faults;
import io.pointsman.endpoint.fault.When;
import io.pointsman.engine.ActionRunner;
import io.pointsman.engine.Job;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.engine.Refusal;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.ReleasePlace;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.release.record.ReleaseRecord;
import io.pointsman.runtime.S3ReleaseRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * {@code Cart} and {@code Search}, both on version 1 with version 2 published, and the whole action with the real SDK against the
 * embedded endpoint, the release record in its S3.
 */
final class TwoFunctions implements AutoCloseable {
    static final JsonObject WEB = JsonObject.of("StackName", "web", "DeploymentConfigName", "Canary10Percent5Minutes");
    static final List<String> FUNCTIONS = List.of("Cart", "Search");

    private static final Patience IN_PLACE = new Patience(Duration.ofHours(1), Duration.ofDays(30), Duration.ZERO, 20);
    private static final Patience BY_CONTINUATIONS = new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, 20);

    final StackPlace place = new StackPlace();
    final S3ReleaseRecords records = new S3ReleaseRecords(place.s3, StackPlace.BUCKET);

    /** What goes wrong with a call over the wire. */
    final Faults faults = place.world.faults();

    /** Happens at each wait, before the clock moves. */
    Runnable meanwhile = () -> {};

    private final Map<String, PublishedVersion> published = new LinkedHashMap<>();
    private int jobs;

    TwoFunctions() {
        FUNCTIONS.forEach(this::function);
        publish();
    }

    private void function(String name) {
        place.world.call(
                "lambda",
                "CreateFunction",
                JsonObject.of("FunctionName", name, "Runtime", "python3.12", "Handler", "app.handler")
                        .with("Role", "arn:aws:iam::123456789012:role/app")
                        .with("Code", JsonObject.of("ZipFile", ReleasePlace.zip("one"))));
        place.pass(Duration.ofSeconds(5));
        place.world.call("lambda", "PublishVersion", JsonObject.of("FunctionName", name));
        place.world.call(
                "lambda", "CreateAlias", JsonObject.of("FunctionName", name, "Name", "live", "FunctionVersion", "1"));
        place.world.call(
                "lambda",
                "UpdateFunctionCode",
                JsonObject.of("FunctionName", name, "ZipFile", ReleasePlace.zip("two")));
        place.pass(Duration.ofSeconds(5));
        place.world.call("lambda", "PublishVersion", JsonObject.of("FunctionName", name));
        place.pass(Duration.ofSeconds(5));
        published.put(name, new PublishedVersion(name, "2", "sha", true, "changed"));
    }

    private void publish() {
        records.change("web", "run-1", record -> record.with(new PublishedVersions(true, published, inStack())));
    }

    private Map<String, String> inStack() {
        Map<String, String> stack = new LinkedHashMap<>();
        published.keySet().forEach(id -> stack.put(id, id));
        return stack;
    }

    /** One call that waits as long as it takes. */
    Outcome run(JsonObject userParameters) {
        return run(job(userParameters, Optional.empty()), IN_PLACE);
    }

    /** Each wait ends the call, and the next one knows what its token and AWS say. */
    Outcome runByContinuations(JsonObject userParameters) {
        return runByContinuations(userParameters, () -> false);
    }

    /** Until its pipeline execution is abandoned, and nobody calls it any more. */
    Outcome runByContinuations(JsonObject userParameters, BooleanSupplier abandoned) {
        Outcome outcome = run(job(userParameters, Optional.empty()), BY_CONTINUATIONS);
        for (int i = 0; outcome instanceof Outcome.InProgress waiting && i < 300 && !abandoned.getAsBoolean(); i++) {
            pause(Duration.ofSeconds(30));
            outcome = run(job(userParameters, Optional.of(waiting.token())), BY_CONTINUATIONS);
        }
        return outcome;
    }

    private Job job(JsonObject userParameters, Optional<String> token) {
        JobArtifact input = new JobArtifact("Release", "artifacts", "release.zip", Optional.empty());
        Instant never = place.clock.instant().plus(Duration.ofDays(30));
        return new Job("job-" + ++jobs, false, userParameters, List.of(input), List.of(), token, never);
    }

    /** A job that something keeps from beginning. */
    void interrupted(JsonObject userParameters, Refusal why) {
        ShiftAction action = action();
        action.interrupted(action.request(job(userParameters, Optional.empty())), new ShiftStage.Planning(), why);
    }

    private Outcome run(Job job, Patience patience) {
        return new ActionRunner(place.clock, this::pause, patience, place).run(action(), job);
    }

    private ShiftAction action() {
        Ports ports = new Ports(
                stack -> inStack(),
                new SdkAliases(place.lambda),
                new SdkDeployments(place.codeDeploy, () -> place.deployer),
                new SdkCodeDeployGroups(place.codeDeploy),
                new SdkFirstHooks(place.lambda),
                new SdkAlarms(() -> place.cloudWatch),
                new SdkVersionWatch(() -> place.cloudWatch),
                records,
                place.clock);
        return new ShiftAction(place, ports, () -> "arn:aws:iam::123456789012:role/deploy");
    }

    private void pause(Duration time) {
        meanwhile.run();
        place.pass(time);
    }

    /** Once, when that much of the release has happened. */
    void once(BooleanSupplier when, Runnable what) {
        meanwhile = () -> {
            if (when.getAsBoolean()) {
                meanwhile = () -> {};
                what.run();
            }
        };
    }

    /** A tenth of the traffic of both is on the new version. */
    boolean bothMove() {
        return FUNCTIONS.stream().allMatch(name -> alias(name).second().isPresent());
    }

    boolean areBothOn(String version) {
        return FUNCTIONS.stream().allMatch(name -> alias(name).equals(AliasState.on(version)));
    }

    AliasState alias(String function) {
        JsonObject found =
                place.world.call("lambda", "GetAlias", JsonObject.of("FunctionName", function, "Name", "live"));
        JsonObject weights = found.objectOrEmpty("RoutingConfig").objectOrEmpty("AdditionalVersionWeights");
        return new AliasState(
                found.needText("FunctionVersion"),
                weights.members().keySet().stream()
                        .findFirst()
                        .map(version -> new AliasState.Share(
                                version, weights.decimal(version).orElseThrow())));
    }

    /** As AWS has them, whatever goes wrong over the wire; the latest first. */
    List<JsonObject> deployments(String function) {
        JsonObject group = JsonObject.of("applicationName", "pointsman-web", "deploymentGroupName", function);
        return found(group).toList();
    }

    private Stream<JsonObject> found(JsonObject query) {
        return codeDeploy("ListDeployments", query).texts("deployments").stream()
                .map(id -> codeDeploy("GetDeployment", JsonObject.of("deploymentId", id))
                        .objectOrEmpty("deploymentInfo"));
    }

    private JsonObject codeDeploy(String operation, JsonObject input) {
        return place.world.call("codedeploy", operation, input);
    }

    /** The one that moves it forth. */
    String deployment(String function) {
        return deployments(function).getLast().needText("deploymentId");
    }

    boolean isAnythingUnderWay() {
        return found(JsonObject.empty())
                .anyMatch(info -> List.of("Created", "Queued", "InProgress").contains(info.needText("status")));
    }

    /** What a person does by hand to make one fail. */
    void stop(String function) {
        codeDeploy("StopDeployment", JsonObject.of("deploymentId", deployment(function), "autoRollbackEnabled", true));
    }

    /** Somebody gives all traffic to a version, past CodeDeploy. */
    void moveByHand(String function, String version) {
        place.world.call(
                "lambda",
                "UpdateAlias",
                JsonObject.of("FunctionName", function, "Name", "live", "FunctionVersion", version)
                        .with("RoutingConfig", JsonObject.of("AdditionalVersionWeights", Map.of())));
    }

    /** From now on the role of the function has no right to an operation, as {@code codedeploy:StopDeployment}. */
    void deny(String... operations) {
        List.of(operations).forEach(operation -> faults.always(operation, When.BEFORE_EFFECT, new Fault.Denied()));
    }

    ReleaseRecord record() {
        return records.read("web", "run-1");
    }

    JsonObject recorded(String function) {
        return Json.object(record().text())
                .objectOrEmpty("shift")
                .objectOrEmpty("functions")
                .objectOrEmpty(function);
    }

    boolean isAnythingClaimed() {
        return FUNCTIONS.stream()
                .anyMatch(name -> !recorded(name).text("claimedBy").orElse("").isEmpty());
    }

    static Outcome.Failed failed(Outcome outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome, outcome::toString);
    }

    @Override
    public void close() {
        place.close();
    }
}
