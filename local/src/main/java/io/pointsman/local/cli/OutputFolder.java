package io.pointsman.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/** A folder to write to; it is made where it is missing. */
record OutputFolder(Path path) {
    static OutputFolder of(String text) {
        Path path = Path.of(text);
        if (text.isEmpty() || (Files.exists(path) && !Files.isDirectory(path))) {
            throw new TypeConversionException("'" + text + "' is no folder");
        }
        Path there = path.toAbsolutePath().normalize();
        while (there.getParent() != null && Files.notExists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new TypeConversionException("'" + text + "' cannot be made in " + there);
        }
        return new OutputFolder(path);
    }
}
