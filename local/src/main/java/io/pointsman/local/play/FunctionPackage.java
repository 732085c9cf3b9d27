package io.pointsman.local.play;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.template.Location;
import io.pointsman.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Pointsman, ready to be installed: the code of its functions, and its template that names where it lies. A build of the project has made
 * it, or it came in the archive of a release.
 */
public final class FunctionPackage {
    private static final String JAR = "handlers/target/pointsman.jar";
    private static final String TEMPLATE = "template.yaml";
    private static final String USUAL_KEY = "pointsman.zip";
    private static final String IN_THE_ARCHIVE = "functions-*.zip";

    private final Path home;

    /** @param home the project's folder, or the archive's */
    public FunctionPackage(Path home) {
        this.home = home;
    }

    /** As {@code sam build} lays it out: the jar in {@code lib}. Lambda would take the jar itself, too, and unpack it file by file. */
    public byte[] zip() {
        Optional<Path> archived = archived();
        try {
            return archived.isPresent()
                    ? Files.readAllBytes(archived.get())
                    : ReproducibleZip.of(Map.of("lib/pointsman.jar", Files.readAllBytes(home.resolve(JAR))));
        } catch (IOException e) {
            throw new UncheckedIOException(archived.map(Path::toString).orElse(JAR) + " cannot be read", e);
        }
    }

    private Optional<Path> archived() {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(home, IN_THE_ARCHIVE)) {
            return StreamSupport.stream(found.spliterator(), /* parallel= */ false)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(home + " cannot be read", e);
        }
    }

    /** What the template asks for beside its own parameters: the one of an archive has the bucket of the code as one. */
    public Map<String, String> parameters(String bucket) {
        return archived().isPresent() ? Map.of("CodeBucket", bucket) : Map.of();
    }

    /** Under which it lies in a bucket: the template of an archive says it. */
    public String key() {
        return archived().map(zip -> zip.getFileName().toString()).orElse(USUAL_KEY);
    }

    /** {@code template.yaml} with the code in that bucket: by Pointsman's own rewrite, or, of an archive, by {@link #parameters}. */
    public String template(String bucket) {
        return archived().isPresent()
                ? file(TEMPLATE)
                : Template.parse(file(TEMPLATE))
                        .survey()
                        .rewrite(site -> Location.of(bucket, USUAL_KEY))
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
