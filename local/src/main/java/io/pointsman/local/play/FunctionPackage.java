package io.pointsman.local.play;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.template.Location;
import io.pointsman.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a build of this project made, ready to be installed: the code of Pointsman's functions, and its template that names where it lies. */
public final class FunctionPackage {
    private static final String JAR = "handlers/target/pointsman.jar";
    private static final String TEMPLATE = "template.yaml";

    private final Path home;

    /** @param home the project's folder */
    public FunctionPackage(Path home) {
        this.home = home;
    }

    /** As {@code sam build} lays it out: the jar in {@code lib}. Lambda would take the jar itself, too, and unpack it file by file. */
    public byte[] zip() {
        try {
            return ReproducibleZip.of(Map.of("lib/pointsman.jar", Files.readAllBytes(home.resolve(JAR))));
        } catch (IOException e) {
            throw new UncheckedIOException(JAR + " cannot be read", e);
        }
    }

    /** {@code template.yaml} by Pointsman's own rewrite, with the code at that place. */
    public String template(String bucket, String key) {
        return Template.parse(file(TEMPLATE))
                .survey()
                .rewrite(site -> Location.of(bucket, key))
                .text();
    }

    /** Another file of the project. */
    public String file(String path) {
        try {
            return Files.readString(home.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }
}
