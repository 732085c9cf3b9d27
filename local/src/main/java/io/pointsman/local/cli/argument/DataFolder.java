package io.pointsman.local.cli.argument;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/** A folder for an endpoint's state, which may be there or not. */
public record DataFolder(Path path) {
    public static DataFolder of(String text) {
        if (text.isEmpty() || text.indexOf('\0') >= 0) {
            throw new TypeConversionException("'" + text + "' is no directory");
        }
        Path path = Path.of(text).toAbsolutePath().normalize();
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new TypeConversionException("'" + text + "' is a file; name a directory");
        }
        return new DataFolder(path);
    }
}
