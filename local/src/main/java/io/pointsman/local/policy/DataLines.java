package io.pointsman.local.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The files of this package that hold facts of AWS: one a line, words with blanks between. */
final class DataLines {
    private DataLines() {}

    static List<List<String>> of(String name) {
        return text(name)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> List.of(line.split(" ", -1)))
                .toList();
    }

    /** What the first line says of where the facts are from. */
    static String source(String name) {
        String first = text(name).lines().findFirst().orElse("");
        return first.substring(2, first.indexOf(';'));
    }

    static String text(String name) {
        try (InputStream file = Objects.requireNonNull(DataLines.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
