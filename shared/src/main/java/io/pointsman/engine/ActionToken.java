package io.pointsman.engine;

import java.util.Optional;

/**
 * The continuation token: {@code v1 TRIES STAGE}. TRIES counts the unclear answers in a row; a STAGE of {@code -} means that
 * not even the request could be read yet.
 */
record ActionToken(int tries, Optional<String> stage) {
    static final int LIMIT = 2_048;
    static final ActionToken FIRST = new ActionToken(0, Optional.empty());
    private static final String VERSION = "v1";
    private static final String NO_STAGE = "-";

    static ActionToken parse(String text) {
        String[] words = text.split(" ", 3);
        if (text.length() > LIMIT || words.length != 3 || !words[0].equals(VERSION) || !words[1].matches("\\d{1,4}")) {
            throw Refusal.configuration(
                    "continuation token: not one that this version of Pointsman wrote; release again");
        }
        return new ActionToken(
                Integer.parseInt(words[1]), words[2].equals(NO_STAGE) ? Optional.empty() : Optional.of(words[2]));
    }

    String text() {
        if (stage.filter(NO_STAGE::equals).isPresent()) {
            throw new IllegalStateException("a stage must not be written as " + NO_STAGE);
        }
        String text = VERSION + " " + tries + " " + stage.orElse(NO_STAGE);
        if (text.length() > LIMIT) {
            throw new IllegalStateException("the continuation token has " + text.length() + " characters");
        }
        return text;
    }
}
