package io.pointsman.local.cli;

import java.nio.file.Path;

/** The project's folder, as the launcher says it. */
final class Home {
    private Home() {}

    static Path folder() {
        return Path.of(System.getProperty("pointsman.home", "."))
                .toAbsolutePath()
                .normalize();
    }
}
