package io.pointsman.input;

import java.util.Collection;
import java.util.Set;

/**
 * What every input gets: one answer. A failure is of a kind that CodePipeline knows, names what is wrong, and comes before anything is
 * written; only that an output artifact may not be written is found out last.
 */
final class OneAnswer {
    /** The same inputs each time, so that nobody's change fails for what it has not made; more tries are other inputs. */
    static final String SEED = "20261201";

    private static final Set<String> KINDS =
            Set.of("JobFailed", "ConfigurationError", "PermissionError", "SystemUnavailable");
    private static final int LONGEST = 5_000;

    private OneAnswer() {}

    /**
     * What is wrong with it; empty where nothing is.
     *
     * @param names of which a failure has to say one
     */
    static String fault(PendingJob.HeardAnswer heard, Collection<String> names) {
        if (heard.thrown().isPresent()) {
            return "thrown: " + heard.thrown().get() + heard.log();
        }
        if (heard.answers().size() != 1) {
            return heard.answers().size() + " answers: " + heard.log();
        }
        return heard.accepted()
                ? ""
                : heard.failure().map(message -> fault(heard, message, names)).orElse("");
    }

    private static String fault(PendingJob.HeardAnswer heard, String message, Collection<String> names) {
        String kind = heard.answers().getFirst().objectOrEmpty("failureDetails").needText("type");
        if (!KINDS.contains(kind) || message.isBlank() || message.length() > LONGEST) {
            return "no answer that CodePipeline takes: " + kind + ": " + message;
        }
        if (message.contains("unexpected") || message.contains("Exception")) {
            return "not foreseen: " + message + heard.log();
        }
        if (names.stream().noneMatch(message::contains)) {
            return "names none of " + names + ": " + message;
        }
        boolean isOfItsOutput = message.contains("s3:PutObject of artifact");
        return heard.written().isEmpty() || isOfItsOutput ? "" : "refused after " + heard.written() + ": " + message;
    }
}
