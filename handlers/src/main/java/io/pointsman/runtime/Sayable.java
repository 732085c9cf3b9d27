package io.pointsman.runtime;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Progress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An outcome as CodePipeline takes it (docs/aws-facts.md): without secrets, within the limits. What cannot be said is a failure. */
final class Sayable {
    static final int LONGEST_SUMMARY = 2_048;
    static final int LONGEST_MESSAGE = 5_000;
    static final int LONGEST_TOKEN = 2_048;
    static final int MOST_OUTPUT_BYTES = 122_880;
    private static final Pattern OUTPUT_NAME = Pattern.compile("[A-Za-z0-9@_-]+");

    private final Secrets secrets;

    private Sayable(Secrets secrets) {
        this.secrets = secrets;
    }

    static Outcome of(Outcome outcome, Secrets secrets) {
        return new Sayable(secrets).made(outcome);
    }

    private Outcome made(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded(var outputs) -> succeeded(outputs);
            case Outcome.InProgress(String token, Progress progress) -> inProgress(token, progress);
            case Outcome.Late late -> late;
            case Outcome.Failed(FailureKind kind, String message, boolean takenBack) ->
                new Outcome.Failed(kind, sayable(message), takenBack);
        };
    }

    private Outcome succeeded(Map<String, String> outputs) {
        Map<String, String> clean = new LinkedHashMap<>();
        outputs.forEach((name, value) -> clean.put(clean(name), clean(value)));
        return trouble(clean)
                .<Outcome>map(message -> new Outcome.Failed(FailureKind.JOB_FAILED, message))
                .orElseGet(() -> new Outcome.Succeeded(clean));
    }

    private static Optional<String> trouble(Map<String, String> outputs) {
        Optional<String> illegal = outputs.keySet().stream()
                .filter(name -> !OUTPUT_NAME.matcher(name).matches())
                .findFirst();
        return illegal.isPresent()
                ? illegal.map(name -> "output variable " + cut(name, 100)
                        + ": CodePipeline takes letters, digits, @, - and _ in a name")
                : tooLarge(outputs);
    }

    private static Optional<String> tooLarge(Map<String, String> outputs) {
        long bytes = outputs.entrySet().stream()
                .mapToLong(output -> bytes(output.getKey()) + bytes(output.getValue()))
                .sum();
        return bytes <= MOST_OUTPUT_BYTES
                ? Optional.empty()
                : Optional.of("the output variables have " + bytes + " bytes together; CodePipeline takes "
                        + MOST_OUTPUT_BYTES);
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private Outcome inProgress(String token, Progress progress) {
        if (token.isEmpty() || token.length() > LONGEST_TOKEN || !clean(token).equals(token)) {
            return failed(
                    FailureKind.JOB_FAILED, "the continuation token is empty, too long, no text or holds a secret");
        }
        return new Outcome.InProgress(
                token, new Progress(cut(said(progress.summary()), LONGEST_SUMMARY), progress.percent()));
    }

    private Outcome failed(FailureKind kind, String message) {
        return new Outcome.Failed(kind, sayable(message));
    }

    private String sayable(String message) {
        return cut(said(message), LONGEST_MESSAGE);
    }

    private String said(String message) {
        return message.isBlank() ? "no reason was given; the function's log may have one" : clean(message);
    }

    /** Without secrets, and without halves of characters, which no request can hold. */
    private String clean(String text) {
        return secrets.scrub(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    /** Never between the halves of one character. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
