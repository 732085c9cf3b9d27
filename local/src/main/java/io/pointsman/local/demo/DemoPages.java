package io.pointsman.local.demo;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.local.play.Console;
import io.pointsman.local.play.Execution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** The pages of the releases, out of their artifacts into a folder: what a person approves, and how it went. */
final class DemoPages {
    private final S3Client s3;
    private final Path folder;
    private final List<Path> written = new ArrayList<>();

    /** @param folder is made when there is something to write */
    DemoPages(S3Client s3, Path folder) {
        this.s3 = s3;
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Writes the pages that a release made: {@code 2-review.html}, {@code 2-report.html}. One that failed may have made the first alone.
     *
     * @param scene what the names of the files begin with
     */
    void write(String scene, Execution release) {
        write(release, "ChangeSet", "Review", "review.html", scene + "-review.html");
        write(release, "Shift", "Report", "report.html", scene + "-report.html");
    }

    private void write(Execution release, String action, String artifact, String page, String name) {
        release.last(action)
                .flatMap(made -> Optional.ofNullable(made.artifacts().get(artifact)))
                .flatMap(place -> read(place, page))
                .ifPresent(html -> written.add(write(name, html)));
    }

    private Optional<byte[]> read(Execution.Artifact place, String page) {
        byte[] zip = s3.getObjectAsBytes(get -> get.bucket(place.bucket()).key(place.key()))
                .asByteArray();
        return ZipArchive.open(RangedBytes.of(zip)).read(page);
    }

    private Path write(String name, byte[] html) {
        try {
            Files.createDirectories(folder);
            return Files.write(folder.resolve(name), html);
        } catch (IOException e) {
            throw new UncheckedIOException(folder.resolve(name) + " cannot be written", e);
        }
    }

    void tell(Console console) {
        if (!written.isEmpty()) {
            console.scene("pages for a browser: what a person approves, and how each release went");
            written.forEach(page -> console.plain(page.toString()));
        }
    }
}
