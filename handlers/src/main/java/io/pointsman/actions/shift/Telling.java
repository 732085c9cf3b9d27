package io.pointsman.actions.shift;

import io.pointsman.engine.Progress;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionShift;
import io.pointsman.release.record.Phase;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a person sees while traffic moves; the shares are those that the aliases really had when they were looked at last. */
final class Telling {
    private static final int NAMES = 20;

    private final Function<FunctionShift, AliasReading> aliases;

    /** @param aliases reads an alias as it is now */
    Telling(Function<FunctionShift, AliasReading> aliases) {
        this.aliases = aliases;
    }

    /** {@code Checkout 10% -> 4, Cart done, Search waiting}; with many functions first how many of them are where. */
    static Progress moving(Attempt attempt) {
        List<FunctionShift> functions = attempt.functions().toList();
        int percent = functions.stream().mapToInt(Telling::share).sum();
        return Progress.of(
                counts(functions) + line(functions, Telling::word),
                functions.isEmpty() ? 100 : percent / functions.size());
    }

    private static String counts(List<FunctionShift> functions) {
        if (functions.size() <= NAMES) {
            return "";
        }
        long under = functions.stream().filter(one -> one.is(Phase.MOVING)).count();
        long done = functions.stream().filter(one -> share(one) == 100).count();
        return done + " of " + functions.size() + " done, " + under + " under way: ";
    }

    private static int share(FunctionShift function) {
        return switch (function.phase()) {
            case KEPT, LEFT_OUT, CREATED, MOVED -> 100;
            case MOVING -> function.percent();
            case NEW, WAITING, STOPPING, FALLING, FAILED, RETURNING, RETURNED, SKIPPED -> 0;
        };
    }

    private static String word(FunctionShift function) {
        return switch (function.phase()) {
            case MOVING -> function.percent() + "% -> " + function.target();
            case KEPT -> "unchanged";
            case LEFT_OUT -> "left out";
            case CREATED, MOVED -> "done";
            case NEW, WAITING -> "waiting";
            case STOPPING, FALLING, FAILED, RETURNING, RETURNED, SKIPPED -> "failed";
        };
    }

    /** {@code Checkout failed, Cart goes back to 1 (100% on 2)}. */
    Progress settling(Attempt attempt) {
        return Progress.of(line(attempt.functions().toList(), this::settlingWord));
    }

    private String settlingWord(FunctionShift function) {
        return switch (function.phase()) {
            case KEPT -> "unchanged";
            case LEFT_OUT -> "left out";
            case CREATED, MOVED -> "done";
            case NEW, WAITING, SKIPPED -> "not begun";
            case MOVING -> "is still shifted";
            case STOPPING, FALLING, RETURNING ->
                "goes back to " + function.from().orElse("none") + now(function);
            case FAILED -> "failed";
            case RETURNED -> "is back";
        };
    }

    private String now(FunctionShift function) {
        return switch (aliases.apply(function)) {
            case AliasReading.Read(Optional<AliasState> alias) ->
                alias.map(state -> " (now " + state.said() + ")").orElse("");
            case AliasReading.Unreadable(String why) -> " (where it is now could not be read: " + why + ")";
        };
    }

    /** The words of those that move first, and only as many as are shown: a word may cost a request. */
    private static String line(List<FunctionShift> functions, Function<FunctionShift, String> word) {
        List<FunctionShift> order = functions.size() <= NAMES
                ? functions
                : functions.stream()
                        .sorted(Comparator.comparingInt(Telling::rank))
                        .toList();
        String shown = order.stream()
                .limit(NAMES)
                .map(function -> function.id() + " " + word.apply(function))
                .collect(Collectors.joining(", "));
        return order.size() <= NAMES ? shown : shown + " and " + (order.size() - NAMES) + " more";
    }

    private static int rank(FunctionShift function) {
        return switch (function.phase()) {
            case MOVING, STOPPING, FALLING, FAILED, RETURNING, RETURNED -> 0;
            case MOVED, CREATED -> 1;
            case NEW, WAITING, SKIPPED -> 2;
            case KEPT, LEFT_OUT -> 3;
        };
    }
}
