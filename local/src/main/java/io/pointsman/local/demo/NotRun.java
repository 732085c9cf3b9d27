package io.pointsman.local.demo;

import io.pointsman.endpoint.process.RuntimeFamily;
import io.pointsman.local.play.Columns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says which functions of the application did not run, and why. */
final class NotRun {
    private static final String OWN =
            "the demo calls none of your functions but hooks; under pointsman serve, aws lambda invoke does";

    private NotRun() {}

    /**
     * A function of the application.
     *
     * @param runtime empty for an image
     */
    record Candidate(String id, String name, String runtime) {}

    /**
     * A line for each reason.
     *
     * @param ran names of those that were called
     * @param failed names and why this machine could not run them, of those that were to be called
     */
    static List<String> lines(List<Candidate> functions, Set<String> ran, Map<String, String> failed) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (Candidate function : functions) {
            if (!ran.contains(function.name())) {
                byReason.computeIfAbsent(reason(function, failed), why -> new ArrayList<>())
                        .add(function.id());
            }
        }
        List<String> lines = new ArrayList<>();
        byReason.forEach((why, ids) ->
                lines.addAll(Columns.folded("not run: " + String.join(", ", ids) + ": " + why, "not run: ".length())));
        return lines;
    }

    private static String reason(Candidate function, Map<String, String> failed) {
        if (failed.containsKey(function.name())) {
            return failed.getOrDefault(function.name(), "");
        }
        if (RuntimeFamily.of(function.runtime()).isPresent()) {
            return OWN;
        }
        return (function.runtime().isEmpty() ? "container image" : "runtime " + function.runtime())
                + ": the embedded endpoint runs functions of " + RuntimeFamily.all() + " only; AWS runs it";
    }
}
