package io.pointsman.actions.shift;

import io.pointsman.release.AliasState;
import io.pointsman.release.record.BeforeTraffic;
import io.pointsman.release.record.ReleaseRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The last word on an attempt: outputs where it succeeded; otherwise what failed first, and where every alias stands now. */
final class Verdict {
    /** CodePipeline takes 5,000 characters. */
    private static final int LONGEST = 4_900;

    private static final int NAMES = 30;

    private final ShiftRequest request;
    private final ReleaseRecord record;

    /** @param record of the release */
    Verdict(ShiftRequest request, ReleaseRecord record) {
        this.request = request;
        this.record = record;
    }

    /** @param aliases reads an alias as it is now */
    Conclusion of(Attempt attempt, Function<FunctionShift, Optional<AliasState>> aliases) {
        List<String> lines = new ArrayList<>();
        boolean old = true;
        for (FunctionShift function : attempt.functions().toList()) {
            Optional<AliasState> alias = aliases.apply(function);
            old &= isOld(function, alias);
            lines.add(line(function, alias));
        }
        List<String> madeByStack = madeByStack(attempt);
        String head = attempt.cause() + "\n" + conclusion(old, madeByStack);
        String text = head + "\n" + String.join("\n", lines.subList(0, Math.min(NAMES, lines.size())));
        return new Conclusion(cut(text), old && madeByStack.isEmpty());
    }

    /**
     * @param text for people
     * @param takenBack nothing of the release is left in production
     */
    record Conclusion(String text, boolean takenBack) {}

    private static List<String> madeByStack(Attempt attempt) {
        return attempt.functions()
                .filter(FunctionShift::isMadeByStack)
                .map(function ->
                        function.alias() + " of " + Fault.subject(function) + " on version " + function.target())
                .limit(NAMES)
                .toList();
    }

    private String conclusion(boolean old, List<String> madeByStack) {
        if (!madeByStack.isEmpty()) {
            return "CloudFormation has created " + String.join(", ", madeByStack)
                    + ", and it takes calls already; there is nothing to go back to: release a corrected version, or"
                    + " delete the stack."
                    + (old
                            ? " Every other alias is where it was."
                            : " NOT every other alias is where it was; see below.");
        }
        if (old) {
            return unmoved() + ": every alias is where it was. Remove the cause, then retry the stage.";
        }
        return request.allOrNothing()
                ? "NOT every alias is where it was; see below."
                : "OnFailure is KeepSucceeded: what arrived stays. Remove the cause, then retry the stage for the"
                        + " rest.";
    }

    private String unmoved() {
        return request.to().isPresent() ? "No traffic has moved" : BeforeTraffic.said(record);
    }

    private static boolean isOld(FunctionShift function, Optional<AliasState> alias) {
        if (function.is(Phase.KEPT) || function.is(Phase.LEFT_OUT) || function.isMadeByStack()) {
            return true;
        }
        return function.from()
                .map(version -> alias.filter(state -> state.restsOn(version)).isPresent())
                .orElseGet(alias::isEmpty);
    }

    private static String line(FunctionShift function, Optional<AliasState> alias) {
        String stands = Fault.subject(function) + ": "
                + alias.map(state -> "alias " + function.alias() + " is on " + state.said())
                        .orElse("no alias " + function.alias() + " yet");
        return stands
                + said(function)
                + alias.filter(state -> state.second().isPresent())
                        .map(state -> "; half shifted, decide for one version: "
                                + mend(function.function(), function.alias(), state.version()))
                        .orElse("");
    }

    private static String said(FunctionShift function) {
        return switch (function.phase()) {
            case KEPT -> ", as before";
            case LEFT_OUT -> ", left out";
            case SKIPPED -> function.isMadeByStack() ? ", its hooks were not asked" : ", not begun";
            case RETURNED -> function.from().isPresent() ? ", taken back" : ", removed again";
            case FAILED, FALLING, STOPPING, RETURNING ->
                function.returnDeploymentId().isPresent()
                        ? ", " + function.said().orElse("not taken back")
                        : "";
            case NEW, CREATED, WAITING, MOVING, MOVED -> "";
        };
    }

    /** The command that ends a half shift; CodeDeploy refuses the alias until then. */
    static String mend(String function, String alias, String version) {
        return "aws lambda update-alias --function-name " + function + " --name " + alias + " --function-version "
                + version + " --routing-config AdditionalVersionWeights={}";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    static Map<String, String> outputs(ShiftRequest request, Attempt attempt) {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("Shifted", count(attempt, Phase.MOVED));
        outputs.put("Unchanged", count(attempt, Phase.KEPT));
        outputs.put("Created", count(attempt, Phase.CREATED));
        outputs.put("LeftOut", count(attempt, Phase.LEFT_OUT));
        outputs.put("ReleaseId", attempt.release());
        outputs.put("Summary", summary(attempt));
        attempt.functions().forEach(function -> {
            outputs.put(function.id() + "-Version", function.target());
            function.deploymentId().ifPresent(id -> outputs.put(function.id() + "-DeploymentId", id));
        });
        return outputs;
    }

    private static String count(Attempt attempt, Phase phase) {
        return String.valueOf(attempt.in(phase).count());
    }

    private static String summary(Attempt attempt) {
        List<String> words = attempt.functions()
                .sorted(Comparator.comparing(function -> function.is(Phase.KEPT)))
                .limit(NAMES)
                .map(function -> function.id() + " " + word(function))
                .toList();
        return words.isEmpty() ? "no function to shift" : String.join("; ", words);
    }

    private static String word(FunctionShift function) {
        return switch (function.phase()) {
            case KEPT ->
                function.note()
                        .map(note -> "is on version " + function.target() + ", " + note)
                        .orElse("stays on version " + function.target());
            case LEFT_OUT -> "was left out: " + function.note().orElse("");
            case CREATED ->
                function.isMadeByStack()
                        ? "has its first alias " + function.alias() + " on version " + function.target()
                                + ", made by the stack"
                        : "has its first alias " + function.alias() + " on version " + function.target()
                                + " (no traffic to shift yet)";
            case MOVED ->
                function.current() + " -> " + function.target()
                        + function.note().map(note -> " (" + note + ")").orElse("");
            case NEW, WAITING, MOVING, STOPPING, FALLING, FAILED, RETURNING, RETURNED, SKIPPED ->
                "is " + function.phase().word();
        };
    }
}
