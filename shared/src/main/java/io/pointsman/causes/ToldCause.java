package io.pointsman.causes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why a job failed, in the order in which a person reads it on a phone at night: what happened and what to do first, in {@value
 * #SHORT} characters, and AWS's long sentences last.
 *
 * @param happened one line
 * @param advice what to do, in a sentence; empty where nobody knows
 * @param last the rest, in AWS's words or a hook's; maybe blank
 */
public record ToldCause(String happened, Optional<String> advice, String last) {
    /** The console shows about so much of a message before it is opened. */
    public static final int SHORT = 300;

    private static final int LEAST = 120;
    private static final String ADVICE = "What to do: ";
    private static final String DEPLOYMENT = "CodeDeploy deployment ";
    private static final Pattern MEANING =
            Pattern.compile("(?m)^(What [A-Z0-9_]+ means: (.+?)\\.) " + ADVICE + "(.+)$");
    private static final Pattern ALARMS = Pattern.compile(" \\(alarms of this shift: [^)]*\\)");

    /** @param cause as the record has it */
    public static ToldCause of(String cause) {
        Matcher known = MEANING.matcher(cause);
        boolean isKnown = known.find();
        Optional<String> advice = isKnown ? Optional.of(known.group(3)) : Optional.empty();
        List<String> lines = new ArrayList<>(cause.lines().toList());
        String line = lines.isEmpty() ? "" : lines.removeFirst();
        int deployment = line.indexOf(": " + DEPLOYMENT);
        if (isKnown && deployment >= 0) {
            lines.addFirst(line.substring(deployment + 2));
            line = line.substring(0, deployment + 2) + known.group(2) + alarms(line) + ".";
        }
        return of(line, advice, rest(lines));
    }

    /**
     * @param happened in one line, of any length
     * @param last the rest; maybe blank
     */
    public static ToldCause of(String happened, Optional<String> advice, String last) {
        int room = Math.max(
                LEAST,
                SHORT - 1 - advice.map(said -> ADVICE.length() + said.length()).orElse(0));
        String whole = last.isBlank() ? happened : happened + "\n" + last;
        return new ToldCause(JobMessage.cut(happened, room), advice, happened.length() > room ? whole : last);
    }

    private static String alarms(String line) {
        Matcher named = ALARMS.matcher(line);
        return named.find() ? named.group() : "";
    }

    /** The advice stands at the top already. */
    private static String rest(List<String> lines) {
        return lines.stream()
                .map(line -> MEANING.matcher(line).replaceFirst("$1"))
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** What happened and what to do. */
    public String first() {
        return happened + advice.map(said -> "\n" + ADVICE + said).orElse("");
    }

    /**
     * The whole message, cut at its end.
     *
     * @param state what was and what was not changed, and where more is to be read: a line each
     */
    public String message(List<String> state) {
        List<String> lines = new ArrayList<>(List.of(first()));
        lines.addAll(state);
        if (!last.isBlank()) {
            lines.add(last);
        }
        return JobMessage.cut(String.join("\n", lines), JobMessage.LONGEST);
    }
}
