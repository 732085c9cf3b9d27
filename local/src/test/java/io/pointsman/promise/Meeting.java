package io.pointsman.promise;

import io.pointsman.endpoint.disk.Blob;
import io.pointsman.endpoint.keep.Moment;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Two releases of one stack at once. One of them is at work; what the other does happens between two of its calls.
 *
 * @param other the pipeline of the other release
 */
record Meeting(String mode, String other, Course course) {
    private static final ReleasedApplication APPLICATION =
            ReleasedApplication.of(2, "CodeDeployDefault.LambdaAllAtOnce");
    private static final ServedCode PRODUCTION = new ServedCode(APPLICATION);
    private static final int MOST_RETRIES = 4;

    /** By the pipelines alone, however far the other release goes. */
    private static final Map<Meeting, Moment> BEFOREHAND = new ConcurrentHashMap<>();

    /** What is live after a release that nothing disturbed. */
    private static final Map<String, List<String>> CODES = codes();

    /** How far the other release goes at that moment. */
    enum Course {
        /** From then on both are delivered their events in turn. */
        BEGINS,
        /** It has begun before, and takes one event. */
        GOES_A_STEP,
        GOES_ALL_THE_WAY
    }

    private JsonObject pipeline(String name) {
        return APPLICATION.pipeline(JsonObject.empty()).with("name", name).with("executionMode", mode);
    }

    /** The calls of the release that the other one meets. */
    List<String> calls() {
        List<String> calls = new ArrayList<>();
        play(ground -> ground.world.faults().listen(calls::add), ground -> {}, new ArrayList<>());
        return List.copyOf(calls);
    }

    /** A line for each thing that is wrong at the end. */
    List<String> wrong(CallPoint moment) {
        List<String> wrong = new ArrayList<>();
        List<String> executions = new ArrayList<>();
        try {
            play(ground -> plan(ground, moment, executions), ground -> end(ground, executions, wrong), executions);
        } catch (RuntimeException | AssertionError e) {
            wrong.add(e.toString());
        }
        return wrong;
    }

    private void play(Consumer<ReleaseGround> before, Consumer<ReleaseGround> after, List<String> executions) {
        try (ReleaseGround ground = ReleaseGround.from(beforehand(), APPLICATION)) {
            String first = ground.startAnother(ReleasedApplication.PIPELINE, "two");
            executions.add(first);
            before.accept(ground);
            ground.toItsEnd(first);
            after.accept(ground);
        }
    }

    /** Each pipeline has released once. */
    private Moment beforehand() {
        return BEFOREHAND.computeIfAbsent(new Meeting(mode, other, Course.BEGINS), Meeting::releasedOnce);
    }

    private Moment releasedOnce() {
        try (ReleaseGround ground = new ReleaseGround(APPLICATION)) {
            ground.toItsEnd(ground.begin(pipeline(ReleasedApplication.PIPELINE), "one"));
            if (!other.equals(ReleasedApplication.PIPELINE)) {
                ground.toItsEnd(ground.begin(pipeline(other), "one"));
            }
            return ground.now();
        }
    }

    private void plan(ReleaseGround ground, CallPoint moment, List<String> executions) {
        if (course == Course.GOES_A_STEP) {
            executions.add(ground.startAnother(other, "three"));
        }
        Disturbance.meanwhile(ground, moment, () -> {
            switch (course) {
                case BEGINS -> executions.add(ground.startAnother(other, "three"));
                case GOES_A_STEP -> ground.step();
                case GOES_ALL_THE_WAY -> {
                    String execution = ground.startAnother(other, "three");
                    executions.add(execution);
                    ground.toItsEnd(execution);
                }
            }
        });
    }

    private static void end(ReleaseGround ground, List<String> executions, List<String> wrong) {
        executions.forEach(ground::toItsEnd);
        ground.world.faults().none();
        wrong.addAll(Invariants.wrong(ground));
        List<String> won = executions.stream()
                .filter(execution -> ground.status(execution).equals("Succeeded"))
                .toList();
        if (won.isEmpty()) {
            wrong.add("nobody won: " + executions.stream().map(ground::failure).toList());
        }
        wrong.addAll(whole(ground));
        won.stream()
                .filter(execution -> !isInIndex(ground, execution))
                .forEach(execution -> wrong.add("the index knows nothing of the release that won"));
        wrong.addAll(late(ground));
        executions.stream()
                .filter(execution -> ground.status(execution).equals("Failed"))
                .forEach(execution -> wrong.addAll(triedAgain(ground, execution)));
    }

    /** All their events come once more. */
    private static List<String> late(ReleaseGround ground) {
        List<String> before = EndState.of(ground, TakeOver.RETRY_OF_ALL_ACTIONS);
        List.copyOf(ground.events).forEach(ground::deliverQuietly);
        List<String> after = new ArrayList<>(EndState.of(ground, TakeOver.RETRY_OF_ALL_ACTIONS));
        after.removeAll(before);
        return after.stream().map(line -> "a late event made " + line).toList();
    }

    private static List<String> triedAgain(ReleaseGround ground, String execution) {
        String status = "Failed";
        for (int tries = 0; tries < MOST_RETRIES && status.equals("Failed"); tries++) {
            ground.retry(execution, "ALL_ACTIONS");
            status = ground.toItsEnd(execution);
        }
        if (!status.equals("Succeeded")) {
            return List.of("tried again, it is " + status + ": " + ground.failure(execution));
        }
        return whole(ground);
    }

    /** Of one release: what customers reach is what the stack has, of all functions. */
    private static List<String> whole(ReleaseGround ground) {
        List<String> live = PRODUCTION.live(ground.world);
        return CODES.entrySet().stream().anyMatch(code -> code.getValue().equals(live))
                ? List.of()
                : List.of("production is of no one release: " + live);
    }

    private static boolean isInIndex(ReleaseGround ground, String execution) {
        JsonObject object = ground.world.call(
                "s3", "GetObject", JsonObject.of("Bucket", "releases", "Key", "releases/web/index.json"));
        byte[] body = ((Blob) Objects.requireNonNull(object.members().get("Body"))).bytes();
        return Json.object(new String(body, StandardCharsets.UTF_8)).objects("history").stream()
                .anyMatch(event -> event.needText("run").equals(execution));
    }

    private static Map<String, List<String>> codes() {
        Map<String, List<String>> codes = new LinkedHashMap<>();
        try (ReleaseGround ground = new ReleaseGround(APPLICATION)) {
            for (String code : List.of("one", "two", "three")) {
                ground.toItsEnd(codes.isEmpty() ? ground.begin(code) : ground.start(code));
                codes.put(code, PRODUCTION.live(ground.world));
            }
        }
        return Map.copyOf(codes);
    }

    @Override
    public String toString() {
        return mode + ", " + (other.equals(ReleasedApplication.PIPELINE) ? "one pipeline" : "two pipelines")
                + ", the other " + course;
    }
}
