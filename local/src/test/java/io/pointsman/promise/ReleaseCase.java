package io.pointsman.promise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Releases one after the other, of which one is disturbed.
 *
 * @param codes of the releases before, and of the last one, which is disturbed
 */
public record ReleaseCase(String name, ReleasedApplication application, List<String> codes) {
    private static final int MOST_RETRIES = 3;
    private static final String SILENCE = "failed to return a result";
    private static final String CANARY = "Canary20Percent1Minutes";
    private static final String AT_ONCE = "CodeDeployDefault.LambdaAllAtOnce";

    /** What is tried everywhere. */
    public static List<ReleaseCase> all() {
        ReleasedApplication one = ReleasedApplication.of(1, CANARY);
        return List.of(
                new ReleaseCase("update, canary", one, List.of("one", "two")),
                new ReleaseCase("first release", one, List.of("one")),
                new ReleaseCase("unchanged", one, List.of("one", "one")),
                new ReleaseCase("update, all at once", ReleasedApplication.of(1, AT_ONCE), List.of("one", "two")),
                new ReleaseCase("a hook says no", one.with(ReleasedApplication.Trouble.HOOK), List.of("one", "two")),
                new ReleaseCase("an alarm", one.with(ReleasedApplication.Trouble.ALARM), List.of("one", "two")),
                new ReleaseCase("update, generated alarms", one.guarded(), List.of("one", "two")),
                new ReleaseCase(
                        "a hook says no, generated alarms",
                        one.with(ReleasedApplication.Trouble.HOOK).guarded(),
                        List.of("one", "two")),
                new ReleaseCase("To: previous", one, List.of("one", "two", ReleaseGround.PREVIOUS)),
                new ReleaseCase(
                        "retain deletes versions",
                        ReleasedApplication.of(1, AT_ONCE),
                        List.of("one", "two", "three", "four")),
                new ReleaseCase(
                        "five functions, all at once", ReleasedApplication.of(5, AT_ONCE), List.of("one", "two")),
                new ReleaseCase("five functions, canary", ReleasedApplication.of(5, CANARY), List.of("one", "two")));
    }

    /**
     * How it ended.
     *
     * @param calls that the disturbed release made, in their order
     */
    public record Ended(List<String> state, List<String> calls, String log) {}

    /** Whether the stack is there already as the last release wants it. */
    boolean changesNoStack() {
        String last = codes.getLast();
        return last.equals(ReleaseGround.PREVIOUS) || (codes.size() > 1 && last.equals(codes.get(codes.size() - 2)));
    }

    /** All releases before the last one, which begins. */
    String begin(ReleaseGround ground) {
        String execution = ground.begin(codes.getFirst());
        for (String code : codes.subList(1, codes.size())) {
            ground.toItsEnd(execution);
            execution = ground.start(code);
        }
        ground.trouble = application.trouble();
        return execution;
    }

    void checkUndisturbed(List<String> end) {
        boolean failed = end.contains("action shift = Failed");
        if (failed != (application.trouble() != ReleasedApplication.Trouble.NONE)) {
            throw new AssertionError(
                    name + " undisturbed: the shift " + (failed ? "failed" : "did not fail") + ": " + end);
        }
    }

    public Ended play(Consumer<ReleaseGround> disturbance, TakeOver takeOver) {
        List<String> calls = new ArrayList<>();
        try (ReleaseGround ground = new ReleaseGround(application)) {
            for (int turn = 0; turn < codes.size(); turn++) {
                String code = codes.get(turn);
                boolean last = turn == codes.size() - 1;
                if (last) {
                    ground.world.faults().listen(calls::add);
                    disturbance.accept(ground);
                    ground.losesEvents = takeOver != TakeOver.LAMBDA;
                    ground.trouble = application.trouble();
                }
                toItsEnd(ground, turn == 0 ? ground.begin(code) : ground.start(code), takeOver);
            }
            ground.world.faults().none();
            return new Ended(EndState.of(ground, takeOver), List.copyOf(calls), ground.log());
        }
    }

    /** Somebody tries again what nobody answered. */
    static void toItsEnd(ReleaseGround ground, String execution, TakeOver takeOver) {
        String status = ground.toItsEnd(execution);
        for (int tries = 0; tries < MOST_RETRIES && isSilent(ground, execution, status); tries++) {
            ground.retry(execution, takeOver == TakeOver.RETRY_OF_ALL_ACTIONS ? "ALL_ACTIONS" : "FAILED_ACTIONS");
            status = ground.toItsEnd(execution);
        }
    }

    private static boolean isSilent(ReleaseGround ground, String execution, String status) {
        return status.equals("Failed") && ground.failure(execution).contains(SILENCE);
    }

    @Override
    public String toString() {
        return name;
    }
}
