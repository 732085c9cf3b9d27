package io.pointsman.translations;

import java.util.List;

/**
 * A block of code of a page.
 *
 * @param kind what stands behind its marks: what is done with its commands
 * @param lines what a reader types or sees: without comments, which each language has its own of, but with the answers that are expected
 */
record CodeFence(String kind, List<String> lines) {
    private static final String COMMENT = "(^|\\s+)#(?! =>)(\\s.*)?$";

    static CodeFence of(String kind, List<String> lines) {
        return new CodeFence(
                kind,
                lines.stream()
                        .map(line -> line.replaceFirst(COMMENT, "").stripTrailing())
                        .filter(line -> !line.isEmpty())
                        .toList());
    }
}
