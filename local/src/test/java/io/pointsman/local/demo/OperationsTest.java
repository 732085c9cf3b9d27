package io.pointsman.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.local.play.Console;
import io.pointsman.local.play.Execution;
import io.pointsman.local.play.PipelineView;
import io.pointsman.local.play.SourceArtifact;
import io.pointsman.local.play.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;

/**
 * What {@code docs/operations.md} says of CodePipeline's buttons, each pressed while Pointsman's functions run: Retry, stage rollback, stop,
 * stop-and-abandon. One pipeline, one release after the other.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Place place;
    private final Aws aws;
    private final Console console = new Console(Place.SILENT);
    private final Traffic traffic;
    private final PipelineView view;
    private final SourceArtifact app = SourceArtifact.of(Place.HOME.resolve("examples/today"));

    private String releaseBucket = "";
    private String sourceBucket = "";
    private Optional<Execution> first = Optional.empty();

    OperationsTest(@TempDir Path folder) {
        this.place = new Place(folder);
        this.aws = place.aws;
        this.traffic = new Traffic(aws, console);
        this.view = new PipelineView(aws.codePipeline(), console, Installation.PIPELINE);
    }

    @BeforeAll
    void install() {
        Place.needJar();
        Installation installation = new Installation(Place.HOME, aws, console);
        releaseBucket = installation.pointsman();
        sourceBucket = installation.pipeline();
        pipeline().passFirst();
        leaveTheStackOutOfAFreeze();
        first = Optional.of(pipeline().upload(app, List.of()));
        assertEquals("Succeeded", first.get().status(), () -> first.get().toString());
    }

    @AfterAll
    void close() {
        place.close();
    }

    private Pipeline pipeline() {
        return new Pipeline(aws, sourceBucket, view, traffic);
    }

    private String function() {
        return traffic.functions().getFirst();
    }

    private String live() {
        return traffic.live().getOrDefault(function(), "none");
    }

    /** Uploads a release and waits until its traffic has begun to move. */
    private String moving(String release) {
        aws.s3()
                .putObject(
                        put -> put.bucket(sourceBucket).key(Installation.SOURCE_KEY),
                        RequestBody.fromBytes(app.changed(release).zip()));
        String execution = view.newExecution();
        Watch.until(
                "two versions behind the alias",
                LIMIT,
                () -> Optional.of(weights()).filter(weights -> !weights.isEmpty()));
        return execution;
    }

    private Map<String, Double> weights() {
        var alias = aws.lambda().getAlias(ask -> ask.functionName(function()).name(Traffic.ALIAS));
        return alias.routingConfig() == null ? Map.of() : alias.routingConfig().additionalVersionWeights();
    }

    private void stop(String execution, boolean abandon) {
        aws.codePipeline()
                .stopPipelineExecution(stop -> stop.pipelineName(Installation.PIPELINE)
                        .pipelineExecutionId(execution)
                        .abandon(abandon)
                        .reason("a test"));
    }

    @Test
    @Order(1)
    void stop_lets_the_shift_that_runs_come_to_its_end() {
        String execution = moving("stop");

        stop(execution, false);
        Execution stopped = view.follow(execution, () -> {});

        assertEquals("Stopped", stopped.status());
        assertEquals("Succeeded", stopped.action("Shift").status());
        assertEquals("2", live());
        assertEquals(Map.of(), weights());
    }

    @Test
    @Order(2)
    void abandon_lets_codedeploy_go_on_and_the_next_release_waits_for_it() {
        String execution = moving("abandon");

        stop(execution, true);
        Execution abandoned = view.follow(execution, () -> {});
        Execution next = pipeline().upload(app.changed("next"), List.of());

        assertEquals("Stopped", abandoned.status());
        assertEquals("Abandoned", abandoned.action("Shift").status());
        assertEquals("Succeeded", next.status(), next::toString);
        assertEquals("4", live());
        assertEquals(Map.of(), weights());
        assertTrue(said("already answered"), "the answer to the abandoned job is dropped, and that is no error");
        assertFalse(said("stackTrace"), "no function failed");
    }

    @Test
    @Order(3)
    void retry_makes_nothing_twice() {
        freeze();
        Execution bad = pipeline().upload(app.changed("retry"), List.of());
        List<String> versions = traffic.versions(function());
        thaw();

        Execution good = pipeline().retry(bad, List.of());

        assertEquals("Failed", bad.action("Shift").status());
        assertTrue(bad.action("Shift").message().contains("closed"), bad::toString);
        assertEquals("Succeeded", good.status(), good::toString);
        assertEquals(versions, traffic.versions(function()));
        assertEquals("5", live());
    }

    @Test
    @Order(4)
    void a_stage_rollback_brings_the_code_of_that_execution_back() {
        String before = sha("1");

        Execution back = pipeline().rollBack(first.orElseThrow(), List.of());

        assertEquals("Succeeded", back.status(), back::toString);
        assertEquals(before, sha(Traffic.ALIAS));
    }

    @Test
    @Order(5)
    void each_function_asked_only_what_its_own_role_allows() throws IOException {
        assertEquals(List.of(), place.denied());
    }

    private void freeze() {
        aws.s3()
                .putObject(
                        put -> put.bucket(releaseBucket).key("gates/" + Installation.STACK),
                        RequestBody.fromString("closed"));
    }

    private void thaw() {
        aws.s3().deleteObject(delete -> delete.bucket(releaseBucket).key("gates/" + Installation.STACK));
    }

    /** So that the gate's hook is asked: a freeze holds the whole release otherwise. */
    private void leaveTheStackOutOfAFreeze() {
        PipelineDeclaration pipeline = aws.codePipeline()
                .getPipeline(get -> get.name(Installation.PIPELINE))
                .pipeline();
        List<StageDeclaration> stages = pipeline.stages().stream()
                .map(stage -> stage.toBuilder()
                        .actions(stage.actions().stream()
                                .map(OperationsTest::withGateForTraffic)
                                .toList())
                        .build())
                .toList();
        aws.codePipeline()
                .updatePipeline(update ->
                        update.pipeline(pipeline.toBuilder().stages(stages).build()));
    }

    private static ActionDeclaration withGateForTraffic(ActionDeclaration action) {
        if (!action.name().equals("Execute")) {
            return action;
        }
        Map<String, String> configuration = new HashMap<>(action.configuration());
        configuration.compute("UserParameters", (key, json) -> json.replaceFirst("\\{", "{\"Gate\":\"Traffic\","));
        return action.toBuilder().configuration(configuration).build();
    }

    private boolean said(String words) {
        return place.log(Installation.POINTSMAN + "-shift").stream().anyMatch(line -> line.contains(words));
    }

    private String sha(String qualifier) {
        return aws.lambda()
                .getFunctionConfiguration(ask -> ask.functionName(function()).qualifier(qualifier))
                .codeSha256();
    }
}
