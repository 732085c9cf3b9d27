package io.pointsman.endpoint.constraint;

/** How AWS says that a value is ruled out, for what an operation itself has to say in the same words. */
public final class ValidationSentence {
    private ValidationSentence() {}

    /**
     * @param value in quotes; {@code null} for none
     * @param path with small first letters
     */
    public static String alone(String value, String path, String constraint) {
        return "1 validation error detected: " + of("Value " + value, path, constraint);
    }

    static String of(String subject, String path, String constraint) {
        return subject + " at '" + path + "' failed to satisfy constraint: " + constraint;
    }
}
