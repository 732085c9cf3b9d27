package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.runtime.ReleasePipeline.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** A document of the release bucket that breaks while a canary is under way. The functions are the real ones. */
@Tag("long")
final class BrokenInTheMiddleTest {
    private static final String SECRET = "hunter2";
    private static final String INDEX = "releases/web/index.json";
    private static final String JOBS = "releases/web/jobs.json";

    private final ReleasePipeline pipeline = new ReleasePipeline();
    private String run = "";
    private byte[] good = {};
    private List<ObjectVersion> left = List.of();

    @AfterEach
    void close() {
        pipeline.close();
    }

    /** What somebody does to an object. */
    enum Kind {
        CORRUPT("is not the JSON that was written"),
        OTHER_TYPE("a JSON object is expected"),
        OF_ANOTHER_RUN("/about/run must be"),
        DELETED("was deleted, version "),
        DELETED_FOR_GOOD("is older than expected: "),
        FIRST_STATE("is older than expected: "),
        STATE_BEFORE("is older than expected: ");

        private final String said;

        Kind(String said) {
            this.said = said;
        }
    }

    /** @return the first event of the shift of the second release */
    private Event shift() {
        pipeline.toItsEnd(pipeline.first());
        run = pipeline.start("two");
        return pipeline.until("shift", run);
    }

    private String record() {
        return "releases/web/" + run + ".json";
    }

    private void breaks(String key, Kind kind) {
        List<ObjectVersion> versions = versions(key);
        good = bytes(key, versions.getFirst());
        switch (kind) {
            case CORRUPT -> put(key, (SECRET + "{").getBytes(StandardCharsets.UTF_8));
            case OTHER_TYPE -> put(key, ("[\"" + SECRET + "\"]").getBytes(StandardCharsets.UTF_8));
            case OF_ANOTHER_RUN ->
                put(
                        key,
                        new String(good, StandardCharsets.UTF_8)
                                .replaceFirst("\"run\" : \"[^\"]*\"", "\"run\" : \"" + SECRET + "\"")
                                .getBytes(StandardCharsets.UTF_8));
            case DELETED ->
                pipeline.place.s3.deleteObject(
                        delete -> delete.bucket(StackPlace.BUCKET).key(key));
            case DELETED_FOR_GOOD ->
                versions.forEach(version -> pipeline.place.s3.deleteObject(
                        delete -> delete.bucket(StackPlace.BUCKET).key(key).versionId(version.versionId())));
            case FIRST_STATE -> put(key, bytes(key, versions.getLast()));
            case STATE_BEFORE -> put(key, bytes(key, versions.get(1)));
        }
        left = versions(key);
    }

    private void mend(String key) {
        put(key, good);
    }

    private void put(String key, byte[] content) {
        pipeline.place.s3.putObject(put -> put.bucket(StackPlace.BUCKET).key(key), RequestBody.fromBytes(content));
    }

    private byte[] bytes(String key, ObjectVersion version) {
        return pipeline.place
                .s3
                .getObjectAsBytes(get -> get.bucket(StackPlace.BUCKET).key(key).versionId(version.versionId()))
                .asByteArray();
    }

    /** The newest first. */
    private List<ObjectVersion> versions(String key) {
        return pipeline.place
                .s3
                .listObjectVersions(list -> list.bucket(StackPlace.BUCKET).prefix(key))
                .versions();
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

    /** Delivers so many events of the shift, the first one too; traffic is shared after that. */
    private void polls(Event first, int events) {
        pipeline.deliver(first);
        for (int event = 1; event < events; event++) {
            pipeline.deliver(pipeline.take(run));
        }
        assertTrue(isShared(), "the canary is not under way");
    }

    private String settled(String key, Kind kind) {
        pipeline.toItsEnd(run);
        assertEquals("Failed", pipeline.status(run), pipeline.around::log);
        assertEquals(List.of(), underWay(), pipeline.around::log);
        assertFalse(isShared(), pipeline.around::log);
        assertEquals("1", pipeline.live(), pipeline.around::log);
        assertEquals(left, versions(key), "written over");
        String message = pipeline.failure("shift");
        assertTrue(message.contains("s3://releases/" + key), message);
        assertTrue(message.contains(kind.said), message);
        assertTrue(message.contains("every alias is where it was"), message);
        assertFalse(message.contains(SECRET), message);
        return message;
    }

    /** The first Retry takes the attempt up that was settled, where the record does not have its end. */
    private void arrivesAfterRetries() {
        pipeline.retry(run, StageRetryMode.FAILED_ACTIONS);
        pipeline.toItsEnd(run);
        if (pipeline.status(run).equals("Failed")) {
            pipeline.retry(run, StageRetryMode.FAILED_ACTIONS);
            pipeline.toItsEnd(run);
        }
        assertEquals("Succeeded", pipeline.status(run), () -> pipeline.failure("shift") + pipeline.around.log());
        assertEquals("2", pipeline.live());
    }

    @ParameterizedTest
    @CsvSource({
        "CORRUPT, 1",
        "CORRUPT, 3",
        "OTHER_TYPE, 2",
        "OF_ANOTHER_RUN, 1",
        "DELETED, 1",
        "DELETED, 3",
        "DELETED_FOR_GOOD, 2",
        "FIRST_STATE, 1",
        "FIRST_STATE, 3",
        "STATE_BEFORE, 1",
        "STATE_BEFORE, 2"
    })
    void a_record_that_breaks_between_two_jobs_leaves_the_canary_under_way(Kind kind, int polls) {
        polls(shift(), polls);
        breaks(record(), kind);
        settled(record(), kind);
        mend(record());
        arrivesAfterRetries();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_record_that_breaks_while_a_job_waits_in_place_leaves_the_canary_under_way(Kind kind) {
        Event first = shift();
        pipeline.around.meanwhile = () -> {
            if (isShared()) {
                pipeline.around.meanwhile = () -> {};
                breaks(record(), kind);
            }
        };
        pipeline.deliver(first);
        settled(record(), kind);
        mend(record());
        arrivesAfterRetries();
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "STATE_BEFORE")
    void a_list_of_jobs_that_breaks_leaves_the_canary_under_way(Kind kind) {
        polls(shift(), 2);
        breaks(JOBS, kind);
        settled(JOBS, kind);
        mend(JOBS);
        arrivesAfterRetries();
    }

    @Test
    void a_record_that_breaks_once_everything_has_arrived_takes_the_release_back() {
        polls(shift(), 2);
        while (!underWay().isEmpty()) {
            pipeline.place.pass(Duration.ofSeconds(30));
        }
        breaks(record(), Kind.CORRUPT);
        pipeline.toItsEnd(run);
        assertEquals("2", pipeline.live());
        String message = pipeline.failure("shift");
        assertTrue(message.contains("Nothing is under way; what this attempt has shifted has arrived"), message);
        assertTrue(message.contains("aws lambda update-alias --function-name web-F --name live"), message);
        mend(record());
        arrivesAfterRetries();
        assertEquals(
                1,
                pipeline.place
                        .codeDeploy
                        .listDeployments(list -> {})
                        .deployments()
                        .size());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void an_index_that_breaks_takes_back_what_has_arrived(Kind kind) {
        polls(shift(), 2);
        breaks(INDEX, kind);
        pipeline.toItsEnd(run);
        assertEquals("Failed", pipeline.status(run), pipeline.around::log);
        assertEquals(List.of(), underWay());
        assertEquals("2", pipeline.live());
        String message = pipeline.failure("shift");
        assertTrue(message.contains("s3://releases/" + INDEX), message);
        assertTrue(message.contains(kind.said), message);
        assertEquals(left, versions(INDEX), "written over");
        mend(INDEX);
        arrivesAfterRetries();
    }

    /** The job that it does not say was answered is in it all the same: its event would be asked about, should it come again. */
    @Test
    void a_list_of_jobs_that_is_one_state_behind_stops_a_release_for_nothing() {
        polls(shift(), 2);
        breaks(JOBS, Kind.STATE_BEFORE);
        pipeline.toItsEnd(run);
        assertEquals("Succeeded", pipeline.status(run), () -> pipeline.failure("shift") + pipeline.around.log());
        assertEquals("2", pipeline.live());
    }
}
