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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/**
 * A release record, an index or a list of jobs that somebody has broken, deleted or put back to an earlier state. The functions are the
 * real ones; what the message tells is done, and the release ends.
 */
@Tag("long")
final class BrokenDocumentsTest {
    private static final String SECRET = "hunter2";

    private final ReleasePipeline pipeline = new ReleasePipeline();
    private String action = "";
    private String run = "";
    private Event event = ReleasePipeline.NONE;

    @AfterEach
    void close() {
        pipeline.close();
    }

    private void upTo(String wanted) {
        action = wanted;
        pipeline.toItsEnd(pipeline.first());
        run = pipeline.start("two");
        event = pipeline.until(action, run);
    }

    private void goesOn() {
        pipeline.deliver(event);
        pipeline.toItsEnd(run);
        assertEquals("Succeeded", pipeline.status(run), pipeline.around::log);
        assertEquals("2", pipeline.live());
    }

    @ParameterizedTest
    @ValueSource(strings = {"execute", "publish", "shift"})
    void a_broken_release_record_is_named_and_nothing_is_done_until_the_version_before_is_back(String wanted) {
        upTo(wanted);
        String key = "releases/web/" + run + ".json";
        anyBrokenText(key, run);
        broken(
                key,
                "wrong section",
                text(key).replaceFirst("\"changeset\" : \\{", "\"changeset\" : 7, \"x\" : {"),
                "/changeset must be an object");
        JsonObject record = Json.object(text(key));
        JsonObject section = record.objectOrEmpty("changeset");
        broken(
                key,
                "wrong member",
                Json.text(record.with("changeset", section.with("stackId", List.of(SECRET)))),
                "/changeset/stackId must be text");
        broken(
                key,
                "wrong member of a list",
                Json.text(record.with(
                        "changeset", section.with("submissions", JsonObject.of("templates", List.of(SECRET))))),
                "/changeset/submissions/templates/0 must be an object");
        broken(
                key,
                "missing member",
                Json.text(record.with("execute", JsonObject.of("stackId", SECRET))),
                "/execute/status is missing");
        broken(
                key,
                "wrong phase",
                Json.text(record.with("shift", shift(JsonObject.of("phase", SECRET)))),
                "/shift/functions/F/phase must be one of kept, ");
        broken(
                key,
                "attempt without a state",
                Json.text(record.with("shift alias", JsonObject.of("attempt", 1))),
                "/shift alias/state is missing");
        broken(
                key,
                "no moment",
                Json.text(record.with("timings", JsonObject.of("execute", JsonObject.of("first", SECRET)))),
                "/timings/execute/first must match");
        deleted(key);
        goesOn();
    }

    private static JsonObject shift(JsonObject function) {
        return JsonObject.of("attempt", 1, "state", "moving", "functions", JsonObject.of("F", function));
    }

    @ParameterizedTest
    @ValueSource(strings = {"execute", "publish", "shift"})
    void a_release_record_of_an_earlier_state_is_named_with_the_job_that_wrote_the_later_one(String wanted) {
        upTo(wanted);
        String key = "releases/web/" + run + ".json";
        ObjectVersion first = versions(key).getLast();
        broken(key, "older", text(key, first.versionId()), "is older than expected: job ");
        byte[] good = text(key).getBytes(StandardCharsets.UTF_8);
        versions(key)
                .forEach(version -> pipeline.place.s3.deleteObject(
                        delete -> delete.bucket(StackPlace.BUCKET).key(key).versionId(version.versionId())));
        String message = refused("deleted for good");
        assertTrue(message.contains("s3://releases/" + key + " is older than expected: job "), message);
        assertTrue(message.contains("and it is not there now"), message);
        pipeline.place.s3.putObject(put -> put.bucket(StackPlace.BUCKET).key(key), RequestBody.fromBytes(good));
        again();
        goesOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"changeset", "execute", "publish", "shift", "retain"})
    void an_index_of_an_earlier_state_is_named_with_the_job_that_wrote_the_later_one(String wanted) {
        upTo(wanted);
        String key = "releases/web/index.json";
        broken(key, "older", text(key, versions(key).getLast().versionId()), "is older than expected: job ");
        broken(key, "one behind", text(key, versions(key).get(1).versionId()), "is older than expected: job ");
        goneForGood(key);
        goesOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rewrite", "changeset", "execute", "publish", "shift", "retain"})
    void a_list_of_jobs_of_an_earlier_state_is_named_with_the_document_that_was_written_after_it(String wanted) {
        upTo(wanted);
        String key = "releases/web/jobs.json";
        broken(
                key,
                "older",
                text(key, versions(key).getLast().versionId()),
                "is older than expected: s3://releases/releases/web/");
        goneForGood(key);
        goesOn();
    }

    /** All versions of it. */
    private void goneForGood(String key) {
        byte[] good = text(key).getBytes(StandardCharsets.UTF_8);
        versions(key)
                .forEach(version -> pipeline.place.s3.deleteObject(
                        delete -> delete.bucket(StackPlace.BUCKET).key(key).versionId(version.versionId())));
        String message = refused("deleted for good");
        assertTrue(message.contains("s3://releases/" + key + " is older than expected: "), message);
        assertTrue(message.contains("and it is not there now"), message);
        assertTrue(message.contains("echo '{}' | aws s3 cp - s3://releases/" + key), message);
        pipeline.place.s3.putObject(put -> put.bucket(StackPlace.BUCKET).key(key), RequestBody.fromBytes(good));
        again();
    }

    @ParameterizedTest
    @ValueSource(strings = {"releases/web/index.json", "releases/web/jobs.json"})
    void what_is_begun_anew_as_the_message_tells_stops_no_release_after_it(String key) {
        upTo("changeset");
        pipeline.place.s3.deleteObject(
                delete -> delete.bucket(StackPlace.BUCKET).key(key));
        refused("deleted");
        pipeline.place.s3.putObject(put -> put.bucket(StackPlace.BUCKET).key(key), RequestBody.fromString("{}"));
        again();
        goesOn();
        run = pipeline.start("three");
        pipeline.toItsEnd(run);
        assertEquals("Succeeded", pipeline.status(run), pipeline.around::log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"changeset", "execute", "publish", "shift", "retain"})
    void a_broken_index_is_named_and_nothing_is_done_until_the_version_before_is_back(String wanted) {
        upTo(wanted);
        String key = "releases/web/index.json";
        anyBrokenText(key, " index");
        JsonObject index = Json.object(text(key));
        broken(key, "wrong list", Json.text(index.with("history", SECRET)), "/history must be a list");
        broken(
                key,
                "wrong digest",
                Json.text(index.with(
                        "deployed",
                        JsonObject.of("functions", JsonObject.of("web-F", JsonObject.of("codeSha256", 7))))),
                "/deployed/functions/web-F/codeSha256 must be text");
        deleted(key);
        goesOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rewrite", "changeset", "execute", "publish", "shift", "retain"})
    void a_broken_list_of_jobs_is_named_and_nothing_is_done_until_the_version_before_is_back(String wanted) {
        upTo(wanted);
        String key = jobs();
        anyBrokenText(key, " jobs");
        JsonObject jobs = Json.object(text(key));
        broken(key, "wrong list", Json.text(jobs.with("jobs", SECRET)), "/jobs must be a list");
        JsonObject job = jobs.objects("jobs").getFirst();
        broken(
                key,
                "wrong state",
                Json.text(jobs.with("jobs", List.of(job.with("state", SECRET)))),
                "/jobs/0/state must be one of begun, answered, proven");
        deleted(key);
        goesOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"changeset", "execute", "publish", "shift"})
    void a_broken_manifest_is_named_with_its_artifact_and_nothing_is_done_until_the_version_before_is_back(
            String wanted) throws IOException {
        upTo(wanted);
        JsonObject location = Json.object(event.payload())
                .objectOrEmpty("CodePipeline.job")
                .objectOrEmpty("data")
                .objects("inputArtifacts")
                .getFirst()
                .objectOrEmpty("location")
                .objectOrEmpty("s3Location");
        assertEquals(StackPlace.BUCKET, location.needText("bucketName"));
        String key = location.needText("objectKey");
        Map<String, byte[]> files = files(key);
        String good = new String(Objects.requireNonNull(files.get(ReleaseManifest.PATH)), StandardCharsets.UTF_8);
        JsonObject manifest = Json.object(good);
        broken(key, "no zip", SECRET.getBytes(StandardCharsets.UTF_8), "this is not a zip");
        manifest(key, files, "", "the text is empty");
        manifest(key, files, good.substring(0, good.length() / 2), "line ");
        manifest(key, files, "[\"" + SECRET + "\"]", "a JSON object is expected");
        manifest(key, files, Json.text(manifest.with("format", 2)), "/format is 2");
        manifest(key, files, Json.text(manifest.with("format", SECRET)), "/format must be 1");
        manifest(key, files, Json.text(manifest.with("run", List.of(SECRET))), "/run must be text");
        manifest(
                key,
                files,
                Json.text(manifest.with("code", List.of(JsonObject.of("logicalId", 7)))),
                "/code/0/logicalId must be text");
        manifest(
                key,
                files,
                Json.text(manifest.with("source", JsonObject.of("bucket", SECRET))),
                "/source/key is missing");
        String marker = pipeline.place
                .s3
                .deleteObject(delete -> delete.bucket(StackPlace.BUCKET).key(key))
                .versionId();
        String message = refused("deleted");
        String restore = "aws s3api delete-object --bucket releases --key " + key + " --version-id " + marker;
        assertTrue(message.contains(restore), message);
        pipeline.place.s3.deleteObject(
                delete -> delete.bucket(StackPlace.BUCKET).key(key).versionId(marker));
        again();
        goesOn();
    }

    private void manifest(String key, Map<String, byte[]> files, String text, String said) {
        Map<String, byte[]> changed = new HashMap<>(files);
        changed.put(ReleaseManifest.PATH, text.getBytes(StandardCharsets.UTF_8));
        broken(key, text, ReproducibleZip.of(changed), "pointsman/release.json: " + said);
    }

    private Map<String, byte[]> files(String key) throws IOException {
        byte[] zip = pipeline.place
                .s3
                .getObjectAsBytes(get -> get.bucket(StackPlace.BUCKET).key(key))
                .asByteArray();
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), entries.readAllBytes());
            }
        }
        return files;
    }

    private String jobs() {
        return action.equals("rewrite")
                ? versions("releases/").stream()
                        .map(ObjectVersion::key)
                        .filter(key -> key.endsWith("/jobs.json") && !key.startsWith("releases/web/"))
                        .findFirst()
                        .orElse("releases/web/jobs.json")
                : "releases/web/jobs.json";
    }

    private void anyBrokenText(String key, String place) {
        String good = text(key);
        broken(key, "empty object", "", "the document is not the JSON that was written: the text is empty");
        broken(key, "not JSON", SECRET + "{", "the document is not the JSON that was written: line 1, column ");
        broken(key, "list", "[\"" + SECRET + "\"]", "a JSON object is expected");
        broken(key, "number", "7", "a JSON object is expected");
        broken(key, "no UTF-8", new byte[] {'{', (byte) 0xC3, '}'}, "is not UTF-8 text");
        broken(key, "truncated", good.substring(0, good.length() / 2), "is not the JSON that was written: line ");
        broken(key, "later format", about(good, "format", 2), "/about/format is 2");
        broken(key, "no format", about(good, "format", SECRET), "/about/format must be a whole number");
        broken(key, "other stack", about(good, "stack", SECRET), "/about/stack must be ");
        broken(key, "other run", about(good, "run", SECRET), "/about/run must be " + place);
    }

    private static String about(String good, String name, Object value) {
        JsonObject json = Json.object(good);
        return Json.text(json.with("about", json.objectOrEmpty("about").with(name, value)));
    }

    private void broken(String key, String kind, String text, String said) {
        broken(key, kind, text.getBytes(StandardCharsets.UTF_8), said);
    }

    private void broken(String key, String kind, byte[] text, String said) {
        String before = versions(key).getFirst().versionId();
        String version = pipeline.place
                .s3
                .putObject(put -> put.bucket(StackPlace.BUCKET).key(key), RequestBody.fromBytes(text))
                .versionId();
        String message = refused(kind);
        assertTrue(message.contains("s3://releases/" + key + ", version " + version), kind + ": " + message);
        assertTrue(message.contains(said), kind + ": " + message);
        String restore = "aws s3api copy-object --bucket releases --key " + key + " --copy-source 'releases/" + key
                + "?versionId=ID'";
        assertTrue(message.contains(restore), kind + ": " + message);
        pipeline.place.s3.copyObject(copy -> copy.destinationBucket(StackPlace.BUCKET)
                .destinationKey(key)
                .sourceBucket(StackPlace.BUCKET)
                .sourceKey(key)
                .sourceVersionId(before));
        again();
    }

    private void deleted(String key) {
        String marker = pipeline.place
                .s3
                .deleteObject(delete -> delete.bucket(StackPlace.BUCKET).key(key))
                .versionId();
        String message = refused("deleted");
        String restore = "aws s3api delete-object --bucket releases --key " + key + " --version-id " + marker;
        assertTrue(message.contains("s3://releases/" + key + " was deleted, version " + marker), message);
        assertTrue(message.contains(restore), message);
        pipeline.place.s3.deleteObject(
                delete -> delete.bucket(StackPlace.BUCKET).key(key).versionId(marker));
        again();
    }

    /** Delivers the event; what the action fails with. */
    private String refused(String kind) {
        String before = everything();
        pipeline.deliver(event);
        assertEquals(before, everything(), () -> action + " did something: " + kind);
        assertEquals("Failed", pipeline.status(run), () -> action + " went on: " + kind + pipeline.around.log());
        String message = pipeline.failure(action);
        assertFalse(message.contains(SECRET), message);
        assertFalse(message.contains("unexpected"), message);
        return message;
    }

    private void again() {
        pipeline.retry(run, StageRetryMode.FAILED_ACTIONS);
        event = pipeline.until(action, run);
    }

    /** The list of jobs, too. */
    private String everything() {
        StringBuilder all = new StringBuilder(pipeline.everything());
        versions("releases/").forEach(version -> all.append(version.key()).append(version.versionId()));
        return all.toString();
    }

    /** The newest of a key first. */
    private List<ObjectVersion> versions(String prefix) {
        return pipeline.place
                .s3
                .listObjectVersions(list -> list.bucket(StackPlace.BUCKET).prefix(prefix))
                .versions();
    }

    private String text(String key) {
        return text(key, versions(key).getFirst().versionId());
    }

    private String text(String key, String version) {
        try {
            return pipeline.place
                    .s3
                    .getObjectAsBytes(
                            get -> get.bucket(StackPlace.BUCKET).key(key).versionId(Objects.requireNonNull(version)))
                    .asUtf8String();
        } catch (NoSuchKeyException e) {
            throw new AssertionError(key, e);
        }
    }
}
