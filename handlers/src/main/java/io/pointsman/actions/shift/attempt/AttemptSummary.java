package io.pointsman.actions.shift.attempt;

import io.pointsman.actions.shift.ports.AliasReading;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.causes.ToldCause;
import io.pointsman.release.AliasCommand;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.BeforeTraffic;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.NotArrived;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.ReleaseRecord;
import io.pointsman.release.record.ShiftedFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The last word on an attempt: outputs where it succeeded; otherwise what failed first, and where every alias stands now. */
public final class AttemptSummary {
    /** CodePipeline takes 5,000 characters. */
    private static final int LONGEST = 4_900;

    private static final int NAMES = 30;
    private static final String REST =
            "...\nThe rest, command by command, is in the release record of this run, section shift";

    private final ShiftRequest request;
    private final ReleaseRecord record;

    /** @param record of the release */
    public AttemptSummary(ShiftRequest request, ReleaseRecord record) {
        this.request = request;
        this.record = record;
    }

    /**
     * @param aliases reads an alias as it is now
     * @param left what could not be brought to rest, with what a person can do about it
     */
    public Conclusion of(Attempt attempt, Function<FunctionDeployment, AliasReading> aliases, List<String> left) {
        List<String> lines = new ArrayList<>();
        Standing standing = left.isEmpty() ? Standing.OLD : Standing.UNSEEN;
        for (FunctionDeployment function : failedFirst(attempt)) {
            AliasReading alias = aliases.apply(function);
            standing = standing.and(standing(function, alias));
            lines.add(line(function, alias));
        }
        List<String> madeByStack = madeByStack(attempt);
        ToldCause cause = ToldCause.of(attempt.cause());
        List<String> all = new ArrayList<>(List.of(cause.first(), conclusion(standing, madeByStack)));
        all.addAll(left);
        all.addAll(lines.subList(0, Math.min(NAMES, lines.size())));
        cause.last().lines().forEach(all::add);
        return new Conclusion(cut(String.join("\n", all)), standing == Standing.OLD && madeByStack.isEmpty());
    }

    /** A message has room for some: those that a person may have to do something about come first. */
    private static List<FunctionDeployment> failedFirst(Attempt attempt) {
        return attempt.functions()
                .sorted(Comparator.comparing(function -> !function.is(Phase.FAILED)))
                .toList();
    }

    /** Whether an alias is where it was. */
    private enum Standing {
        OLD,
        UNSEEN,
        NEW;

        Standing and(Standing other) {
            return compareTo(other) > 0 ? this : other;
        }
    }

    /**
     * @param text for people
     * @param takenBack nothing of the release is left in production
     */
    public record Conclusion(String text, boolean takenBack) {}

    private static List<String> madeByStack(Attempt attempt) {
        return attempt.functions()
                .filter(FunctionDeployment::isMadeByStack)
                .map(function ->
                        function.alias() + " of " + FailureText.subject(function) + " on version " + function.target())
                .limit(NAMES)
                .toList();
    }

    private String conclusion(Standing standing, List<String> madeByStack) {
        boolean old = standing == Standing.OLD;
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
        if (standing == Standing.UNSEEN) {
            return "Whether every alias is where it was, and stays there, is not known; see below.";
        }
        return request.allOrNothing()
                ? "NOT every alias is where it was; see below."
                : "OnFailure is KeepSucceeded: what arrived stays. Remove the cause, then retry the stage for the"
                        + " rest.";
    }

    private String unmoved() {
        return request.to().isPresent() ? "No traffic has moved" : BeforeTraffic.said(record);
    }

    private static Standing standing(FunctionDeployment function, AliasReading alias) {
        if (function.is(Phase.UNCHANGED) || function.is(Phase.LEFT_OUT) || function.isMadeByStack()) {
            return Standing.OLD;
        }
        return switch (alias) {
            case AliasReading.Read(Optional<AliasState> state) -> isOld(function, state) ? Standing.OLD : Standing.NEW;
            case AliasReading.Unreadable ignored ->
                function.is(Phase.SKIPPED) || function.is(Phase.ROLLED_BACK) ? Standing.OLD : Standing.UNSEEN;
        };
    }

    private static boolean isOld(FunctionDeployment function, Optional<AliasState> alias) {
        return function instanceof ShiftedFunction shift
                ? alias.filter(state -> state.restsOn(shift.current())).isPresent()
                : alias.isEmpty();
    }

    private String line(FunctionDeployment function, AliasReading reading) {
        return FailureText.subject(function) + ": "
                + switch (reading) {
                    case AliasReading.Read(Optional<AliasState> alias) -> line(function, alias);
                    case AliasReading.Unreadable(String why) ->
                        "where alias " + function.alias() + " is could not be read" + said(function) + ": " + why;
                };
    }

    private String line(FunctionDeployment function, Optional<AliasState> alias) {
        String stands = alias.map(state -> "alias " + function.alias() + " is on " + state.said())
                .orElse("no alias " + function.alias() + " yet");
        return stands
                + said(function)
                + (function instanceof ShiftedFunction shift
                        ? shift.wayBack().map(how -> ": " + how).orElse("")
                        : "")
                + alias.filter(state -> state.second().isPresent())
                        .map(state -> "; half shifted, decide for one version: "
                                + AliasCommand.route(function.function(), function.alias(), state.version()))
                        .orElse("")
                + (function instanceof NotArrived ended
                                && alias.filter(state -> isLeftThere(ended, state))
                                        .isPresent()
                        ? command(ended)
                        : "");
    }

    private static String command(NotArrived function) {
        boolean told =
                function.returnDeploymentId().isPresent() || function.wayBack().isPresent();
        return (told ? "" : function.said().map(said -> ", " + said).orElse(""))
                + "; back to version " + function.current() + ": "
                + AliasCommand.route(function.function(), function.alias(), function.current());
    }

    /** It should have gone back, and has not. */
    private boolean isLeftThere(NotArrived function, AliasState state) {
        if (!function.is(Phase.FAILED)) {
            return false;
        }
        return function.wayBack().isPresent()
                ? state.second().isEmpty() && !state.restsOn(function.current())
                : request.allOrNothing() && state.restsOn(function.target());
    }

    private static String said(FunctionDeployment function) {
        return switch (function.phase()) {
            case UNCHANGED -> ", as before";
            case LEFT_OUT -> ", left out";
            case SKIPPED -> function.isMadeByStack() ? ", its hooks were not asked" : ", not begun";
            case ROLLED_BACK -> function instanceof ShiftedFunction ? ", taken back" : ", removed again";
            case FAILED, CODEDEPLOY_ROLLING_BACK, STOPPING, ROLLING_BACK ->
                function instanceof ShiftedFunction shift
                                && shift.returnDeploymentId().isPresent()
                        ? ", " + function.said().orElse("not taken back")
                        : "";
            case NO_ALIAS, CREATED, PENDING, IN_PROGRESS, SUCCEEDED -> "";
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - REST.length()) + REST;
    }

    /** @param left what could not be cleared away; perhaps empty */
    public static Map<String, String> outputs(ShiftRequest request, Attempt attempt, String left) {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("Shifted", count(attempt, Phase.SUCCEEDED));
        outputs.put("Unchanged", count(attempt, Phase.UNCHANGED));
        outputs.put("Created", count(attempt, Phase.CREATED));
        outputs.put("LeftOut", count(attempt, Phase.LEFT_OUT));
        outputs.put("ReleaseId", attempt.release());
        outputs.put("Summary", summary(attempt) + left);
        attempt.functions().forEach(function -> {
            outputs.put(function.id() + "-Version", function.target());
            if (function instanceof ShiftedFunction shift) {
                shift.deploymentId().ifPresent(id -> outputs.put(shift.id() + "-DeploymentId", id));
            }
        });
        return outputs;
    }

    private static String count(Attempt attempt, Phase phase) {
        return String.valueOf(attempt.in(phase).count());
    }

    private static String summary(Attempt attempt) {
        List<String> words = attempt.functions()
                .sorted(Comparator.comparing(function -> function.is(Phase.UNCHANGED)))
                .limit(NAMES)
                .map(function -> function.id() + " " + word(function))
                .toList();
        return words.isEmpty() ? "no function to shift" : String.join("; ", words);
    }

    private static String word(FunctionDeployment function) {
        return switch (function.phase()) {
            case UNCHANGED ->
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
            case SUCCEEDED ->
                (function instanceof ShiftedFunction shift ? shift.current() + " -> " : "")
                        + function.target()
                        + function.note().map(note -> " (" + note + ")").orElse("");
            case NO_ALIAS,
                    PENDING,
                    IN_PROGRESS,
                    STOPPING,
                    CODEDEPLOY_ROLLING_BACK,
                    FAILED,
                    ROLLING_BACK,
                    ROLLED_BACK,
                    SKIPPED -> "is " + function.phase().word();
        };
    }
}
