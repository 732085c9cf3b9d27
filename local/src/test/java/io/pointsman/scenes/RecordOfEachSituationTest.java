package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.RecordedChangeSet.ReviewedChangeSet;
import io.pointsman.release.record.ReleaseRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Gets a release into each situation, by the real actions, and keeps the record that they write: a golden file, which every later version
 * has to read and to write unchanged ({@code ReleaseRecordTest}). With {@code -Drecords.mode=write} a file that is not there is written;
 * one that is there stays, for it is what an older version wrote.
 */
final class RecordOfEachSituationTest {
    private static final boolean WRITES = "write".equals(System.getProperty("records.mode"));
    private static final Path FOLDER = Path.of("..", "shared/src/test/resources/io/pointsman/release/record");
    private static final Pattern RANDOM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|d-[A-Z0-9]{9}");
    private static final String CANARY = "CodeDeployDefault.LambdaCanary10Percent5Minutes";

    private ByHandScene scene = new ByHandScene("live");

    @AfterEach
    void close() {
        scene.close();
    }

    /** @param is what makes it that situation, and no other */
    private void keep(String situation, Predicate<ReleaseRecord> is) throws IOException {
        keep(situation, scene.place, is);
    }

    private static void keep(String situation, StackPlace place, Predicate<ReleaseRecord> is) throws IOException {
        ReleaseRecord written = place.read("web", place.run);
        assertTrue(is.test(written), written::text);
        Path file = FOLDER.resolve("release-record.v1." + situation + ".json");
        if (WRITES && !Files.exists(file)) {
            Files.writeString(file, settled(written.text()) + "\n");
        }
        assertTrue(Files.exists(file), () -> file + " is not there: -Drecords.mode=write");
        assertTrue(is.test(ReleaseRecord.parse(Files.readString(file))), file::toString);
    }

    /** Without what comes from chance, and with the account of the other files. */
    private static String settled(String text) {
        Map<String, String> named = new LinkedHashMap<>();
        Matcher found = RANDOM.matcher(text.replace("123456789012", "000000000000"));
        return found.replaceAll(one -> named.computeIfAbsent(
                one.group(),
                random -> random.startsWith("d-")
                        ? "d-%09d".formatted(named.size())
                        : "00000000-0000-4000-8000-%012d".formatted(named.size())));
    }

    private static boolean wasReviewed(ReleaseRecord record) {
        return record.changeSet().orElseThrow() instanceof ReviewedChangeSet reviewed && reviewed.changed();
    }

    private static boolean attempt(ReleaseRecord record, Predicate<Attempt> is) {
        return record.attempt("live").filter(is).isPresent();
    }

    private static boolean failedWith(ReleaseRecord record, String words) {
        return attempt(
                record,
                one -> one.state() == Attempt.State.FAILED && one.verdict().contains(words));
    }

    /** Production is on code "one", and "two" comes next. */
    private void released() {
        ByHandScene.succeeded(scene.release());
        scene.code = "two";
    }

    private void freeze() {
        scene.place.s3.putObject(
                put -> put.bucket(StackPlace.BUCKET).key("gates/web"), RequestBody.fromString("holidays"));
    }

    private void updateFails() {
        scene.topic = "b";
        scene.topicMarker = "Fails: UPDATE, Takes: 60";
    }

    /** Once, when traffic begins to move. */
    private void whenItMoves(Consumer<String> what) {
        scene.shift = scene.shift.with("DeploymentConfigName", CANARY);
        List<String> seen = new ArrayList<>();
        scene.place.meanwhile(() -> scene.deploymentsOf("F").stream()
                .filter(id -> seen.isEmpty() && isMoving(id))
                .findFirst()
                .ifPresent(id -> {
                    seen.add(id);
                    what.accept(id);
                }));
    }

    private boolean isMoving(String id) {
        return scene.place
                .codeDeploy
                .getDeployment(get -> get.deploymentId(id))
                .deploymentInfo()
                .statusAsString()
                .equals("InProgress");
    }

    private void stop(String id) {
        scene.place.codeDeploy.stopDeployment(stop -> stop.deploymentId(id).autoRollbackEnabled(true));
    }

    @Test
    void orphaned_version() throws IOException {
        scene.close();
        scene = new ByHandScene("dev");
        released();
        updateFails();
        ByHandScene.failed(scene.release());
        keep("orphaned-version", record -> record.orphanedVersions().isPresent());
    }

    /** The record does not tell of the failure: the stack's events do. */
    @Test
    void rolled_back() throws IOException {
        released();
        updateFails();
        ByHandScene.failed(scene.release());
        keep(
                "rolled-back",
                record -> wasReviewed(record)
                        && record.execution().isEmpty()
                        && record.orphanedVersions().isEmpty());
    }

    @Test
    void frozen() throws IOException {
        released();
        freeze();
        assertTrue(ByHandScene.failed(scene.release()).contains("frozen"));
        keep(
                "frozen-before-execute",
                record -> wasReviewed(record)
                        && record.execution().isEmpty()
                        && record.submissions().all().stream()
                                .anyMatch(one -> !one.pins().isEmpty()));
    }

    @Test
    void to_previous() throws IOException {
        released();
        ByHandScene.succeeded(scene.release());
        scene.shift = scene.shift.with("To", "previous");
        ByHandScene.succeeded(scene.release());
        keep(
                "to-previous",
                record -> attempt(
                        record,
                        one -> one.to().filter("previous"::equals).isPresent()
                                && one.restores().isPresent()));
    }

    @Test
    void drift_refused() throws IOException {
        released();
        ByHandScene.succeeded(scene.release());
        scene.codeByHand("by hand");
        ByHandScene.failed(scene.release());
        keep(
                "drift-refused",
                record -> record.deployed().isPresent() && record.published().isEmpty());
    }

    @Test
    void drift_released() throws IOException {
        released();
        scene.codeByHand("by hand");
        scene.code = "one";
        scene.meant = ByHandScene.WEB.with("OnDrift", "Release");
        ByHandScene.succeeded(scene.release());
        keep(
                "drift-released",
                record -> record.deployed().isPresent()
                        && attempt(record, one -> one.state() == Attempt.State.SUCCEEDED)
                        && record.published().orElseThrow().functions().values().stream()
                                .anyMatch(version -> version.version().equals("2")));
    }

    @Test
    void nothing_changed() throws IOException {
        ByHandScene.succeeded(scene.release());
        ByHandScene.succeeded(scene.release());
        keep(
                "nothing-changed",
                record -> record.changeSet().orElseThrow() instanceof ReviewedChangeSet reviewed
                        && !reviewed.changed()
                        && attempt(record, one -> one.state() == Attempt.State.SUCCEEDED));
    }

    @Test
    void failed_version() throws IOException {
        scene.hasSnapStart = true;
        released();
        scene.place.lambdaFaults().initializationFails();
        ByHandScene.failed(scene.release());
        keep(
                "failed-version",
                record -> record.execution().isPresent()
                        && record.attempt("live").isEmpty()
                        && record.deployed().isPresent());
    }

    @Test
    void stopped_by_hand() throws IOException {
        released();
        whenItMoves(this::stop);
        ByHandScene.failed(scene.release());
        keep("stopped-by-hand", record -> failedWith(record, "MANUAL_STOP"));
    }

    @Test
    void alarm() throws IOException {
        released();
        JsonObject name = JsonObject.of("AlarmName", "errors");
        scene.place.world.call(
                "monitoring",
                "PutMetricAlarm",
                name.with("EvaluationPeriods", "1")
                        .with("Threshold", "1")
                        .with("ComparisonOperator", "GreaterThanThreshold")
                        .with("Namespace", "AWS/Lambda")
                        .with("MetricName", "Errors")
                        .with("Period", "60")
                        .with("Statistic", "Sum"));
        scene.shift = scene.shift.with("Alarms", List.of("errors"));
        whenItMoves(id -> scene.place.world.call(
                "monitoring", "SetAlarmState", name.with("StateValue", "ALARM").with("StateReason", "errors")));
        ByHandScene.failed(scene.release());
        keep("alarm", record -> failedWith(record, "ALARM_ACTIVE") && attempt(record, Attempt::isTakenBack));
    }

    @Test
    void given_back_by_UpdateAlias() throws IOException {
        released();
        scene.place.codeDeployFaults().rollbackNever();
        whenItMoves(this::stop);
        ByHandScene.failed(scene.release());
        keep("given-back", record -> failedWith(record, "lambda:UpdateAlias"));
    }

    /** A function on Lambda Managed Instances, beside one that is shifted. */
    @Test
    void left_out() throws IOException {
        try (ManagedScene managed = new ManagedScene()) {
            managed.deployed("one");
            ByHandScene.succeeded(managed.shift());
            managed.deployed("two");
            ByHandScene.succeeded(managed.shift());
            keep(
                    "left-out",
                    managed.place,
                    record -> attempt(
                            record,
                            one -> one.in(Phase.LEFT_OUT).findAny().isPresent()
                                    && one.in(Phase.SUCCEEDED).findAny().isPresent()));
        }
    }

    @Test
    void no_functions() throws IOException {
        scene.hasFunction = false;
        scene.begin();
        ByHandScene.succeeded(scene.changeSet());
        ByHandScene.succeeded(scene.execute());
        ByHandScene.succeeded(scene.publish());
        ByHandScene.succeeded(scene.shift());
        keep(
                "no-functions",
                record -> record.published().orElseThrow().functions().isEmpty());
    }
}
