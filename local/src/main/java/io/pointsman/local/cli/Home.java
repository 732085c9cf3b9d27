package io.pointsman.local.cli;

import io.pointsman.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The project's folder, or that of the archive of a release, as the launcher says it. */
final class Home {
    private Home() {}

    static Path folder() {
        return Path.of(System.getProperty("pointsman.home", "."))
                .toAbsolutePath()
                .normalize();
    }

    /** Where to write what nobody has named a place for: in a clone among what is built, else where the user stands. */
    static Path made(String name) {
        Path built = folder().resolve("local/target");
        return Files.isDirectory(built) ? built.resolve(name) : Path.of("pointsman-" + name);
    }

    /** The logical ids of Pointsman's functions, sorted. */
    static List<String> functions() {
        Path template = folder().resolve("template.yaml");
        try {
            return Template.parse(Files.readString(template)).functions().stream()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(template + " cannot be read: it says which functions there are", e);
        }
    }
}
