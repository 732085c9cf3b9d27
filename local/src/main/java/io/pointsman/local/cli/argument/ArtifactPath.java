package io.pointsman.local.cli.argument;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/** A source artifact on this machine: a zip, or a folder. */
public record ArtifactPath(Path path) {
    public static ArtifactPath of(String text) {
        Path path = Path.of(text);
        if (text.isEmpty() || !Files.exists(path)) {
            throw new TypeConversionException(
                    "there is no artifact '" + text + "'; name a zip, or the folder that would be zipped");
        }
        return new ArtifactPath(path);
    }
}
