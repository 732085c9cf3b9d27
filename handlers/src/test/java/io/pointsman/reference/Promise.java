package io.pointsman.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A sentence of a document, and what holds it.
 *
 * @param sentence word for word
 * @param heldBy tests as {@code Class.method}, or one of {@link #WORDS}
 */
record Promise(String sentence, List<String> heldBy) {
    /** Of a sentence that promises nothing: facts about AWS, definitions and how to use it; an example; the head of a paragraph. */
    static final Set<String> WORDS = Set.of("explains", "example", "heading");

    private static final String INDENT = "    ";

    /** A sentence a line, and below it, indented, what holds it. Lines with {@code #} are for readers. */
    static List<Promise> read(List<String> lines) {
        List<Promise> promises = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(INDENT)) {
                promises.getLast().heldBy().add(line.strip());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                promises.add(new Promise(line, new ArrayList<>()));
            }
        }
        return promises;
    }

    List<String> tests() {
        return heldBy.stream().filter(name -> !WORDS.contains(name)).toList();
    }

    /** By tests, or by one word that says that there is nothing to hold. */
    boolean isJudged() {
        return !heldBy.isEmpty() && (tests().size() == heldBy.size() || heldBy.size() == 1);
    }
}
