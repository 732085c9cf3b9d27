package io.pointsman.artifact;

import java.util.stream.Stream;

/** Where links may lead that mean something only when the function runs: layers, the package itself, what is mounted or made there. */
final class RuntimeFolder {
    private RuntimeFolder() {}

    static boolean holds(String target) {
        return Stream.of("/opt", "/tmp", "/var/task", "/var/runtime", "/var/lang", "/mnt")
                        .anyMatch(folder -> (target + "/").startsWith(folder + "/"))
                && !("/" + target + "/").contains("/../");
    }
}
