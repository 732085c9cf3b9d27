package io.pointsman.local.cli.argument;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/** A file to write, in a folder that is there. */
public record OutputFile(Path path) {
    public static OutputFile of(String text) {
        Path path = Path.of(text);
        if (text.isEmpty() || Files.isDirectory(path)) {
            throw new TypeConversionException("'" + text + "' cannot be written: it is no file");
        }
        Path folder = path.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new TypeConversionException("'" + text + "' cannot be written: the folder " + folder
                    + " does not exist; make it, or name another");
        }
        if (!Files.isWritable(Files.exists(path) ? path : folder)) {
            throw new TypeConversionException("'" + text + "' cannot be written: the permissions forbid it");
        }
        return new OutputFile(path);
    }
}
