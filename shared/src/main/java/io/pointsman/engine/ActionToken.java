package io.pointsman.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The continuation token: {@code v1 TRIES STAGE}, or {@code v1 TRIES,IDLE,ANSWERS STAGE} where the stage was interrupted because the
 * function's time was over. TRIES counts the unclear answers in a row; a STAGE of {@code -} means that not even the request could be
 * read yet, and {@code - JOB} that this job, whose event came again, may have been worked on before.
 */
record ActionToken(int tries, Interruption interruption, Optional<String> stage, Optional<String> again) {
    static final int LIMIT = 2_048;
    static final ActionToken FIRST = new ActionToken(0, Optional.empty());
    private static final Pattern TEXT =
            Pattern.compile("v1 ([0-9]{1,4})(?:,([0-9]{1,4}),([0-9]{1,6}))? (.*)", Pattern.DOTALL);
    private static final String VERSION = "v1";
    private static final String NO_STAGE = "-";
    private static final String AGAIN = NO_STAGE + " ";

    ActionToken(int tries, Optional<String> stage) {
        this(tries, Interruption.NONE, stage, Optional.empty());
    }

    /** For a job whose event came again, and which begins anew as another one. */
    static ActionToken again(String job) {
        return new ActionToken(0, Interruption.NONE, Optional.empty(), Optional.of(job));
    }

    /**
     * How a stage fares that does not fit into one invocation.
     *
     * @param idle how many invocations in a row have brought it no further
     * @param answers how many answers of AWS were known when it had come furthest
     */
    record Interruption(int idle, int answers) {
        static final Interruption NONE = new Interruption(0, 0);

        Interruption then(int known) {
            return known > answers ? new Interruption(0, known) : new Interruption(idle + 1, answers);
        }

        private String text() {
            return equals(NONE) ? "" : "," + idle + "," + answers;
        }
    }

    static ActionToken parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (text.length() > LIMIT || !matcher.matches() || matcher.group(4).equals(AGAIN)) {
            throw Refusal.configuration(
                    "continuation token: not one that this version of Pointsman wrote; release again");
        }
        Interruption interruption = matcher.group(2) == null
                ? Interruption.NONE
                : new Interruption(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
        String stage = matcher.group(4);
        boolean none = stage.equals(NO_STAGE) || stage.startsWith(AGAIN);
        return new ActionToken(
                Integer.parseInt(matcher.group(1)),
                interruption,
                none ? Optional.empty() : Optional.of(stage),
                Optional.of(stage).filter(it -> it.startsWith(AGAIN)).map(it -> it.substring(AGAIN.length())));
    }

    String text() {
        if (stage.filter(it -> it.equals(NO_STAGE) || it.startsWith(AGAIN)).isPresent()) {
            throw new IllegalStateException("a stage must not be written as " + NO_STAGE);
        }
        String none = again.map(job -> AGAIN + job).orElse(NO_STAGE);
        String text = VERSION + " " + tries + interruption.text() + " " + stage.orElse(none);
        if (text.length() > LIMIT) {
            throw new IllegalStateException("the continuation token has " + text.length() + " characters");
        }
        return text;
    }
}
