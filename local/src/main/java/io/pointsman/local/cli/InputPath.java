package io.pointsman.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/** A file or a folder to read: it is there. */
record InputPath(Path path) {
    static InputPath of(String text) {
        Path path = Path.of(text);
        if (text.isEmpty() || Files.notExists(path)) {
            throw new TypeConversionException("'" + text + "' does not exist");
        }
        if (!Files.isReadable(path)) {
            throw new TypeConversionException("'" + text + "' cannot be read: its permissions forbid it");
        }
        return new InputPath(path);
    }
}
