package io.pointsman.local.play;

import io.pointsman.actions.rewrite.RewritePreview;
import io.pointsman.artifact.BadArchive;
import io.pointsman.artifact.FolderBytes;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.artifact.ZipArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The application that is released: the files of a folder or a zip. */
public record SourceArtifact(Map<String, byte[]> files) {
    private static final String MARK = "RELEASE";

    public static SourceArtifact of(Path folderOrZip) {
        try {
            return Files.isDirectory(folderOrZip) ? folder(folderOrZip) : zip(folderOrZip);
        } catch (IOException e) {
            throw new UncheckedIOException(folderOrZip + " cannot be read", e);
        }
    }

    /** Why this is no application with a template at its top, where the action rewrite looks for it; empty if it is. */
    public static Optional<String> objection(Path folderOrZip) {
        if (Files.isDirectory(folderOrZip)
                && RewritePreview.USUAL_TEMPLATES.stream()
                        .anyMatch(name -> Files.isRegularFile(folderOrZip.resolve(name)))) {
            return Optional.empty();
        }
        if (Files.isDirectory(folderOrZip) && !hasAssembly(folderOrZip)) {
            return Optional.of("has no template at its top: none of "
                    + String.join(", ", RewritePreview.USUAL_TEMPLATES) + ", and no cdk.out");
        }
        try {
            ZipArchive archive = ZipArchive.open(
                    Files.isDirectory(folderOrZip)
                            ? FolderBytes.of(folderOrZip)
                            : RangedBytes.of(Files.readAllBytes(folderOrZip)));
            return RewritePreview.withoutTemplate(archive).map(why -> "has no template at its top: " + why);
        } catch (BadArchive e) {
            return Optional.of("is neither a folder nor a zip: " + e.getMessage());
        } catch (IOException e) {
            return Optional.of("cannot be read: " + e.getMessage());
        }
    }

    /** Before all of it is read, which may be much. */
    private static boolean hasAssembly(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return Stream.concat(Stream.of(folder), inside)
                    .anyMatch(one -> Files.isRegularFile(one.resolve("cdk.out")));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    private static SourceArtifact folder(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (var paths = Files.walk(folder)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return new SourceArtifact(files);
    }

    private static SourceArtifact zip(Path file) throws IOException {
        ZipArchive archive = ZipArchive.open(RangedBytes.of(Files.readAllBytes(file)));
        Map<String, byte[]> files = new TreeMap<>();
        archive.paths().forEach(path -> files.put(path, archive.read(path).orElseThrow()));
        return new SourceArtifact(files);
    }

    /** The same application with new code, whatever its language and layout: each folder and each package gets a file more. */
    public SourceArtifact changed(String release) {
        byte[] text = (release + "\n").getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> more = new TreeMap<>();
        files.forEach((path, content) -> {
            more.put(path, isPackage(path) ? changedPackage(content, text) : content);
            more.put(path.substring(0, path.lastIndexOf('/') + 1) + MARK, text);
        });
        return new SourceArtifact(more);
    }

    /** The same application with one of its text files changed. */
    public SourceArtifact edited(String path, UnaryOperator<String> change) {
        String text = new String(
                Optional.ofNullable(files.get(path)).orElseThrow(() -> new PlayFailure("there is no file " + path)),
                StandardCharsets.UTF_8);
        String changed = change.apply(text);
        PlayFailure.unless(!changed.equals(text), path + " is as it was");
        Map<String, byte[]> more = new TreeMap<>(files);
        more.put(path, changed.getBytes(StandardCharsets.UTF_8));
        return new SourceArtifact(more);
    }

    private static boolean isPackage(String path) {
        return path.endsWith(".jar") || path.endsWith(".zip");
    }

    private static byte[] changedPackage(byte[] content, byte[] text) {
        ZipArchive archive = ZipArchive.open(RangedBytes.of(content));
        Map<String, byte[]> inside = new TreeMap<>();
        archive.paths().forEach(path -> inside.put(path, archive.read(path).orElseThrow()));
        inside.put(MARK, text);
        return ReproducibleZip.of(inside);
    }

    public byte[] zip() {
        return ReproducibleZip.of(files);
    }
}
