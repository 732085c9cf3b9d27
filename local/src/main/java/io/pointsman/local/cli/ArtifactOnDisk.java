package io.pointsman.local.cli;

import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.FileBytes;
import io.pointsman.artifact.FolderBytes;
import io.pointsman.artifact.ZipArchive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A source artifact on this machine, zip or folder, and the template in it.
 *
 * @param template path in the artifact; empty where the user named a folder, in which it is looked for
 * @param name of the template as the user wrote it
 */
record ArtifactOnDisk(ZipArchive zip, Optional<String> template, String name, AutoCloseable source)
        implements AutoCloseable {
    private static final byte[] ZIP = {'P', 'K'};

    /** What the command line names is not there. */
    static final class NotThere extends IOException {
        private static final long serialVersionUID = 1;

        NotThere(String message) {
            super(message);
        }
    }

    /** @param artifact absent: the folder of the template */
    static ArtifactOnDisk open(String template, Optional<Path> artifact) throws IOException {
        if (artifact.isEmpty() && isAssembly(template)) {
            return new ArtifactOnDisk(
                    ZipArchive.open(FolderBytes.of(Path.of(template))), Optional.empty(), template, () -> {});
        }
        Path folder = artifact.orElseGet(() -> folder(template));
        if (Files.isDirectory(folder)) {
            String path = inside(folder, template); // before the folder is read, which may be large
            ZipArchive zip = ZipArchive.open(FolderBytes.of(folder));
            return new ArtifactOnDisk(zip, Optional.of(file(zip, path, folder)), template, () -> {});
        }
        if (!Files.isRegularFile(folder)) {
            throw new NotThere("artifact " + folder + " is neither a file nor a folder");
        }
        FileBytes bytes = FileBytes.open(folder);
        ZipArchive zip = ZipArchive.open(bytes);
        return new ArtifactOnDisk(zip, Optional.of(file(zip, template, folder)), template, bytes);
    }

    /** The template is looked for in it, where the action would look. */
    static ArtifactOnDisk whole(Path artifact) throws IOException {
        if (Files.isDirectory(artifact)) {
            return new ArtifactOnDisk(
                    ZipArchive.open(FolderBytes.of(artifact)), Optional.empty(), artifact.toString(), () -> {});
        }
        FileBytes bytes = FileBytes.open(artifact);
        return new ArtifactOnDisk(ZipArchive.open(bytes), Optional.empty(), artifact.toString(), bytes);
    }

    /** Whether that is a folder or a zip, and no template. */
    static boolean isArtifact(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return Files.isDirectory(path);
        }
        try (InputStream file = Files.newInputStream(path)) {
            return Arrays.equals(file.readNBytes(ZIP.length), ZIP);
        }
    }

    /** What cdk synth wrote, or the folder that it wrote it into. */
    private static boolean isAssembly(String template) {
        Path folder = Path.of(template);
        return Files.isDirectory(folder)
                && (Files.isRegularFile(folder.resolve("cdk.out"))
                        || Files.isRegularFile(folder.resolve("cdk.out").resolve("cdk.out")));
    }

    private static Path folder(String template) {
        Path parent = Path.of(template).toAbsolutePath().normalize().getParent();
        return parent == null ? Path.of(".") : parent;
    }

    /** The path of the template in the folder: as it is, or from where the user stands. */
    private static String inside(Path folder, String template) throws IOException {
        Path root = folder.toRealPath();
        Path direct = Path.of(template);
        if (!Files.isRegularFile(direct)) {
            direct = folder.resolve(template);
        }
        if (!Files.isRegularFile(direct)) {
            throw new NotThere("template " + (template.isEmpty() ? "''" : template)
                    + (Files.isDirectory(direct) ? " is a folder; name the file in it" : " does not exist"));
        }
        Path real = direct.toRealPath();
        return real.startsWith(root)
                ? root.relativize(real).toString().replace(real.getFileSystem().getSeparator(), "/")
                : template;
    }

    private static String file(ZipArchive zip, String path, Path artifact) throws IOException {
        String plain = path.startsWith("./") ? path.substring(2) : path;
        return zip.file(plain)
                .map(ArchiveFile::path)
                .orElseThrow(() -> new NotThere("template " + path + " is not in " + artifact));
    }

    /** A file of it as it is. */
    String text(String path) {
        return new String(zip.read(path).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        try {
            source.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
