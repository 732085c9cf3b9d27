package io.pointsman.local.cli;

import io.pointsman.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The project's folder, as the launcher says it. */
final class Home {
    private Home() {}

    static Path folder() {
        return Path.of(System.getProperty("pointsman.home", "."))
                .toAbsolutePath()
                .normalize();
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
