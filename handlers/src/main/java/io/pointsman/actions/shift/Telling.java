package io.pointsman.actions.shift;

import io.pointsman.engine.Progress;
import io.pointsman.release.AliasState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a person sees while traffic moves; the shares are those that the aliases really have. */
final class Telling {
    private static final int NAMES = 20;

    private final Aliases aliases;

    Telling(Ports ports) {
        this.aliases = ports.aliases();
    }

    /** {@code Checkout 10% -> 4, Cart done, Search waiting}. */
    Progress moving(Attempt attempt) {
        List<String> words = new ArrayList<>();
        int percent = 0;
        List<FunctionShift> functions = attempt.functions().toList();
        for (FunctionShift function : functions) {
            int share = share(function);
            percent += share;
            words.add(function.id() + " " + word(function, share));
        }
        return Progress.of(line(words), functions.isEmpty() ? 100 : percent / functions.size());
    }

    private int share(FunctionShift function) {
        return switch (function.phase()) {
            case KEPT, CREATED, MOVED -> 100;
            case MOVING ->
                aliases.find(function.function(), function.alias())
                        .map(alias -> alias.percentOf(function.target()))
                        .orElse(0);
            case NEW, WAITING, STOPPING, FALLING, FAILED, RETURNING, RETURNED, SKIPPED -> 0;
        };
    }

    private static String word(FunctionShift function, int share) {
        return switch (function.phase()) {
            case MOVING -> share + "% -> " + function.target();
            case KEPT -> "unchanged";
            case CREATED, MOVED -> "done";
            case NEW, WAITING -> "waiting";
            case STOPPING, FALLING, FAILED, RETURNING, RETURNED, SKIPPED -> "failed";
        };
    }

    /** {@code Checkout failed, Cart goes back to 1 (100% on 2)}. */
    Progress settling(Attempt attempt) {
        return Progress.of(line(attempt.functions()
                .map(function -> function.id() + " " + settlingWord(function))
                .toList()));
    }

    private String settlingWord(FunctionShift function) {
        return switch (function.phase()) {
            case KEPT -> "unchanged";
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
        return aliases.find(function.function(), function.alias())
                .map(AliasState::said)
                .map(said -> " (now " + said + ")")
                .orElse("");
    }

    private static String line(List<String> words) {
        String shown = words.stream().limit(NAMES).collect(Collectors.joining(", "));
        return words.size() <= NAMES ? shown : shown + " and " + (words.size() - NAMES) + " more";
    }
}
