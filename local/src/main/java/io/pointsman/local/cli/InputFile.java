package io.pointsman.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/** A file to read: it is there. It may also be a pipe, so it is read once. */
record InputFile(Path path) {
    static InputFile of(String text) {
        Path path = Path.of(text);
        if (text.isEmpty() || Files.notExists(path)) {
            throw new TypeConversionException(
                    (text.isEmpty() ? "''" : text) + " cannot be read: there is no such file");
        }
        if (Files.isDirectory(path)) {
            throw new TypeConversionException(text + " cannot be read: it is a folder");
        }
        if (!Files.isReadable(path)) {
            throw new TypeConversionException(text + " cannot be read: its permissions forbid it");
        }
        return new InputFile(path);
    }

    /** In UTF-8. */
    String text() throws IOException {
        return Files.readString(path);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
