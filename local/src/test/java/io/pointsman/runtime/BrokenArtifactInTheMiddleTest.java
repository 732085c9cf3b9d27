package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.runtime.ReleasePipeline.Event;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;

/** The artifact that a shift goes by breaks while a canary is under way. The functions are the real ones. */
@Tag("long")
final class BrokenArtifactInTheMiddleTest {
    private static final Pattern LAST_SHIFT =
            Pattern.compile(".*\"action\":\"shift\",\"job\":\"([^\"]+)\"", Pattern.DOTALL);

    private final ReleasePipeline pipeline = new ReleasePipeline();
    private String run = "";

    @AfterEach
    void close() {
        pipeline.close();
    }

    /** What somebody does to the artifact. */
    enum Kind {
        NO_ZIP("this is not a zip"),
        NO_MANIFEST("has no pointsman/release.json"),
        BROKEN_MANIFEST("the text is empty"),
        BROKEN_SETTINGS("pointsman.yaml"),
        UNKNOWN_SETTING("Aliass"),
        DELETED("is not there");

        private final String said;

        Kind(String said) {
            this.said = said;
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whoever goes on has not read the artifact before. */
    private void breaks(String key, Kind kind) {
        pipeline.around.kept = new KeptSteps();
        switch (kind) {
            case NO_ZIP -> put(key, text("none"));
            case NO_MANIFEST -> put(key, ReproducibleZip.of(Map.of("sam.template", text("Resources: {}"))));
            case BROKEN_MANIFEST -> put(key, ReproducibleZip.of(Map.of(ReleaseManifest.PATH, text(""))));
            case BROKEN_SETTINGS ->
                put(key, ReproducibleZip.of(Map.of("pointsman.yaml", text("{"), ReleaseManifest.PATH, text("{}"))));
            case UNKNOWN_SETTING ->
                put(key, ReproducibleZip.of(Map.of("pointsman.yaml", text("shift:\n  Aliass: live\n"))));
            case DELETED ->
                pipeline.place.s3.deleteObject(
                        delete -> delete.bucket(StackPlace.BUCKET).key(key));
        }
    }

    private void put(String key, byte[] content) {
        pipeline.place.s3.putObject(put -> put.bucket(StackPlace.BUCKET).key(key), RequestBody.fromBytes(content));
    }

    private static String artifact(Event event) {
        return Json.object(event.payload())
                .objectOrEmpty("CodePipeline.job")
                .objectOrEmpty("data")
                .objects("inputArtifacts")
                .getFirst()
                .objectOrEmpty("location")
                .objectOrEmpty("s3Location")
                .needText("objectKey");
    }

    private boolean isShared() {
        return pipeline.place
                .lambda
                .getAlias(get -> get.functionName("web-F").name("live"))
                .toString()
                .contains("AdditionalVersionWeights={2");
    }

    private List<String> underWay() {
        return pipeline.place
                .codeDeploy
                .listDeployments(list -> list.includeOnlyStatuses(
                        DeploymentStatus.CREATED, DeploymentStatus.QUEUED, DeploymentStatus.IN_PROGRESS))
                .deployments();
    }

    /** @return the artifact's key; the canary is under way after so many events of the shift */
    private String shifting(int events) {
        pipeline.toItsEnd(pipeline.first());
        run = pipeline.start("two");
        Event first = pipeline.until("shift", run);
        pipeline.deliver(first);
        for (int event = 1; event < events; event++) {
            pipeline.deliver(pipeline.take(run));
        }
        assertTrue(isShared(), "the canary is not under way");
        return artifact(first);
    }

    private void isSettled(String said) {
        assertEquals("Failed", pipeline.status(run), () -> pipeline.failure("shift"));
        assertEquals(List.of(), underWay(), () -> pipeline.failure("shift"));
        assertFalse(isShared(), () -> pipeline.failure("shift"));
        assertEquals("1", pipeline.live(), () -> pipeline.failure("shift"));
        String message = pipeline.failure("shift");
        assertTrue(message.contains(said), message);
        assertTrue(message.contains("every alias is where it was"), message);
        isOnRecord();
    }

    /** A second delivery of its event would be known as one. */
    private void isOnRecord() {
        Matcher job = LAST_SHIFT.matcher(pipeline.around.log());
        assertTrue(job.find(), pipeline.around::log);
        String jobs = pipeline.place
                .s3
                .getObjectAsBytes(get -> get.bucket(StackPlace.BUCKET).key("releases/web/jobs.json"))
                .asUtf8String();
        assertTrue(jobs.contains(job.group(1)), () -> job.group(1) + " is not in " + jobs);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void an_artifact_that_breaks_between_two_jobs_leaves_the_canary_under_way(Kind kind) {
        String key = shifting(2);
        byte[] good = pipeline.place
                .s3
                .getObjectAsBytes(get -> get.bucket(StackPlace.BUCKET).key(key))
                .asByteArray();
        breaks(key, kind);

        pipeline.toItsEnd(run);

        isSettled(kind.said);
        put(key, good);
        pipeline.retry(run, StageRetryMode.FAILED_ACTIONS);
        pipeline.toItsEnd(run);
        assertEquals("Succeeded", pipeline.status(run), () -> pipeline.failure("shift"));
        assertEquals("2", pipeline.live());
    }

    /** It would go on with another release's shift, by its number. */
    @ParameterizedTest
    @CsvSource({"StackName, other", "Run, other", "Alias, other"})
    void an_artifact_that_says_another_release_takes_the_shift_there(String name, String value) {
        String key = shifting(2);
        pipeline.around.kept = new KeptSteps();
        JsonObject settings = JsonObject.of("shift", JsonObject.of(name, value));
        put(key, ReproducibleZip.of(Map.of("pointsman.yaml", text(Json.text(settings)))));

        pipeline.toItsEnd(run);

        isSettled("shift." + name + " is for the pipeline to say");
    }
}
