package io.pointsman.report;

import io.pointsman.causes.ToldCause;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an attempt ended, said once: the verdict, the cause, where traffic is now, and what to do.
 *
 * @param isGood it arrived where it should
 * @param answer in a sentence
 * @param cause why it failed, in AWS's words or a hook's; empty where it did not
 * @param now lines about where every alias is, with commands where somebody has to do something
 * @param next what to do, a line each; the first may be an advice, the others commands
 */
record ReportVerdict(boolean isGood, String answer, String cause, List<String> now, List<String> next) {
    private static final Pattern ADVICE = Pattern.compile("What to do: (.+?)\\.(?:\\n|$)", Pattern.DOTALL);
    private static final Pattern MEANING =
            Pattern.compile("\\n?What [A-Z_]+ means: .+?\\. What to do: .+?\\.(?=\\n|$)", Pattern.DOTALL);
    private static final String RETRY = " Remove the cause, then retry the stage.";
    private static final String CLOSED_GATE = "the gate of stack ";

    static ReportVerdict of(Report report) {
        Attempt attempt = report.attempt();
        return switch (attempt.state()) {
            case SUCCEEDED -> good(report);
            case FAILED -> bad(report);
            case MOVING, SETTLING ->
                new ReportVerdict(
                        false,
                        "Not finished when this was written.",
                        attempt.cause(),
                        List.of(),
                        List.of(watch(report)));
        };
    }

    private static ReportVerdict good(Report report) {
        Attempt attempt = report.attempt();
        long moved = count(attempt, Phase.SUCCEEDED) + count(attempt, Phase.CREATED);
        long all = attempt.functions().count();
        long leftOut = count(attempt, Phase.LEFT_OUT);
        String what = moved + " of " + all + (all == 1 ? " function" : " functions") + " moved";
        String answer = attempt.restores()
                .map(release -> "Went back to " + release + ": " + what + ".")
                .orElse("Released: " + what + (moved + leftOut == all ? "." : ", the others stayed where they were."));
        return new ReportVerdict(
                true,
                answer,
                "",
                leftOut == 0 ? List.of() : List.of(leftOut + " left out; the reasons are below."),
                attempt.restores().isPresent()
                        ? List.of()
                        : List.of("To go back:", "pointsman rollback " + report.stack()));
    }

    private static long count(Attempt attempt, Phase phase) {
        return attempt.in(phase).count();
    }

    private static ReportVerdict bad(Report report) {
        Attempt attempt = report.attempt();
        String answer = attempt.isTakenBack() ? "Not released. Every alias is where it was." : unsettled(attempt);
        return new ReportVerdict(false, answer, cause(attempt), now(attempt), next(report));
    }

    /** In the words of the verdict, where it has any: it has looked at each alias. */
    private static String unsettled(Attempt attempt) {
        String verdict = attempt.verdict();
        if (verdict.contains("NOT every")) {
            return "Not released, and NOT every alias is where it was.";
        }
        if (verdict.contains("every alias is where it was.")) {
            return "Not released. Every alias is where it was.";
        }
        return verdict.contains("what arrived stays")
                ? "Released in part: what arrived stays."
                : "Not released. Whether every alias is where it was is not known.";
    }

    private static String cause(Attempt attempt) {
        return MEANING.matcher(full(attempt)).replaceAll("").strip();
    }

    private static String full(Attempt attempt) {
        return attempt.cause().isEmpty() ? attempt.firstFailure().orElse(attempt.verdict()) : attempt.cause();
    }

    /** What the verdict says beyond the cause; where everything is back, the first line of it is enough. */
    private static List<String> now(Attempt attempt) {
        List<String> rest =
                beyond(attempt).lines().filter(line -> !line.isBlank()).toList();
        return attempt.isTakenBack()
                ? rest.stream().limit(1).map(line -> line.replace(RETRY, "")).toList()
                : rest;
    }

    /** An earlier version wrote the whole cause before it, and nothing behind it. */
    private static String beyond(Attempt attempt) {
        String verdict = attempt.verdict();
        String cause = full(attempt);
        if (verdict.startsWith(cause)) {
            return verdict.substring(cause.length());
        }
        ToldCause told = ToldCause.of(cause);
        String rest = verdict.startsWith(told.first())
                ? verdict.substring(told.first().length())
                : "";
        return rest.endsWith(told.last())
                ? rest.substring(0, rest.length() - told.last().length())
                : rest;
    }

    private static List<String> next(Report report) {
        List<String> next = new ArrayList<>();
        String full = full(report.attempt());
        Matcher advice = ADVICE.matcher(full);
        if (full.contains(CLOSED_GATE)) {
            next.add("The gate is closed. Once the reason is gone, open it and retry the stage in the pipeline:");
            next.add("pointsman gate open " + report.stack());
        } else if (advice.find()) {
            next.add(capital(advice.group(1)) + ".");
        } else {
            next.add("Remove the cause, then retry the stage in the pipeline.");
        }
        if (!report.attempt().isTakenBack()) {
            next.add("pointsman status " + report.stack());
            next.add("pointsman rollback " + report.stack());
        }
        next.add("pointsman show " + report.stack() + " " + report.run());
        return List.copyOf(next);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String watch(Report report) {
        return "pointsman watch " + report.stack();
    }

    /** Whether what a function says of itself stands at the top already. */
    boolean says(FunctionDeployment function, Attempt attempt) {
        return function.said().filter(said -> full(attempt).contains(said)).isPresent();
    }
}
