package io.pointsman.source;

import io.pointsman.json.Json;
import io.pointsman.json.JsonTrouble;

/**
 * {@code pointsman/source.json} of a source artifact, which the build writes: {@code commit}, {@code branch}, {@code author}, {@code
 * date}, {@code message}, {@code url}, each a text, none of them required. It explains, and decides nothing: one that cannot be read stops
 * no release.
 */
public sealed interface SourceFile {
    /** In the artifact. What is in it changes with each commit, so it is no part of the code. */
    String PATH = "pointsman/source.json";

    int LONGEST = 64 * 1024;

    record Read(SourceCommit commit) implements SourceFile {}

    /** @param why in a sentence without its end */
    record Unreadable(String why) implements SourceFile {}

    static SourceFile of(String text) {
        if (text.length() > LONGEST) {
            return new Unreadable("it has " + text.length() + " characters of at most " + LONGEST);
        }
        try {
            return new Read(SourceCommit.of(Json.object(text)));
        } catch (JsonTrouble e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }
}
