package io.pointsman.callers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One place where resources of a type name the function that they call.
 *
 * @param type of the resource
 * @param path of the value: names between dots; {@code []} each item of a list, {@code *} each member, {@code **} everything below
 * @param qualifier the property beside it that names a version or an alias
 */
record CallerRule(String type, String path, Optional<String> qualifier) {
    private static final String TABLE = "callers.tsv";

    static final List<CallerRule> ALL = read();

    private static List<CallerRule> read() {
        try (InputStream in = CallerRule.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE + " is missing from the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new CallerRule(
                            cells[0], cells[1], cells.length > 2 ? Optional.of(cells[2]) : Optional.empty()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
