package io.pointsman.actions.shift.attempt;

import io.pointsman.actions.shift.ports.AliasReading;
import io.pointsman.engine.Progress;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.ShiftedFunction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a person sees while traffic moves; the shares are those that the aliases really had when they were looked at last. */
public final class ProgressText {
    private static final int NAMES = 20;

    private final Function<FunctionDeployment, AliasReading> aliases;

    /** @param aliases reads an alias as it is now */
    public ProgressText(Function<FunctionDeployment, AliasReading> aliases) {
        this.aliases = aliases;
    }

    /** {@code Checkout 10% -> 4, Cart done, Search waiting}; with many functions first how many of them are where. */
    public static Progress moving(Attempt attempt) {
        List<FunctionDeployment> functions = attempt.functions().toList();
        int percent = functions.stream().mapToInt(ProgressText::share).sum();
        return Progress.of(
                counts(functions) + line(functions, ProgressText::word),
                functions.isEmpty() ? 100 : percent / functions.size());
    }

    private static String counts(List<FunctionDeployment> functions) {
        if (functions.size() <= NAMES) {
            return "";
        }
        long under = functions.stream().filter(one -> one.is(Phase.IN_PROGRESS)).count();
        long done = functions.stream().filter(one -> share(one) == 100).count();
        return done + " of " + functions.size() + " done, " + under + " under way: ";
    }

    private static int share(FunctionDeployment function) {
        return switch (function.phase()) {
            case UNCHANGED, LEFT_OUT, CREATED, SUCCEEDED -> 100;
            case IN_PROGRESS -> function.percent();
            case NO_ALIAS, PENDING, STOPPING, CODEDEPLOY_ROLLING_BACK, FAILED, ROLLING_BACK, ROLLED_BACK, SKIPPED -> 0;
        };
    }

    private static String word(FunctionDeployment function) {
        return switch (function.phase()) {
            case IN_PROGRESS -> function.percent() + "% -> " + function.target();
            case UNCHANGED -> "unchanged";
            case LEFT_OUT -> "left out";
            case CREATED, SUCCEEDED -> "done";
            case NO_ALIAS, PENDING -> "waiting";
            case STOPPING, CODEDEPLOY_ROLLING_BACK, FAILED, ROLLING_BACK, ROLLED_BACK, SKIPPED -> "failed";
        };
    }

    /** {@code Checkout failed, Cart goes back to 1 (100% on 2)}. */
    public Progress settling(Attempt attempt) {
        return Progress.of(line(attempt.functions().toList(), this::settlingWord));
    }

    private String settlingWord(FunctionDeployment function) {
        return switch (function.phase()) {
            case UNCHANGED -> "unchanged";
            case LEFT_OUT -> "left out";
            case CREATED, SUCCEEDED -> "done";
            case NO_ALIAS, PENDING, SKIPPED -> "not begun";
            case IN_PROGRESS -> "is still shifted";
            case STOPPING, CODEDEPLOY_ROLLING_BACK, ROLLING_BACK -> "goes back to " + current(function) + now(function);
            case FAILED -> "failed";
            case ROLLED_BACK -> "is back";
        };
    }

    private static String current(FunctionDeployment function) {
        return function instanceof ShiftedFunction shift ? shift.current() : "none";
    }

    private String now(FunctionDeployment function) {
        return switch (aliases.apply(function)) {
            case AliasReading.Read(Optional<AliasState> alias) ->
                alias.map(state -> " (now " + state.said() + ")").orElse("");
            case AliasReading.Unreadable(String why) -> " (where it is now could not be read: " + why + ")";
        };
    }

    /** The words of those that move first, and only as many as are shown: a word may cost a request. */
    private static String line(List<FunctionDeployment> functions, Function<FunctionDeployment, String> word) {
        List<FunctionDeployment> order = functions.size() <= NAMES
                ? functions
                : functions.stream()
                        .sorted(Comparator.comparingInt(ProgressText::rank))
                        .toList();
        String shown = order.stream()
                .limit(NAMES)
                .map(function -> function.id() + " " + word.apply(function))
                .collect(Collectors.joining(", "));
        return order.size() <= NAMES ? shown : shown + " and " + (order.size() - NAMES) + " more";
    }

    private static int rank(FunctionDeployment function) {
        return switch (function.phase()) {
            case IN_PROGRESS, STOPPING, CODEDEPLOY_ROLLING_BACK, FAILED, ROLLING_BACK, ROLLED_BACK -> 0;
            case SUCCEEDED, CREATED -> 1;
            case NO_ALIAS, PENDING, SKIPPED -> 2;
            case UNCHANGED, LEFT_OUT -> 3;
        };
    }
}
