package io.pointsman.local.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Packages unzipped to a folder of their own, once for all functions that share one; gone when this is closed. */
public final class Unpacked implements AutoCloseable {
    private final Path root;
    private final Map<String, Path> byKey = new HashMap<>();

    public Unpacked() {
        try {
            root = Files.createTempDirectory("pointsman-functions-");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the functions' code: " + e.getMessage(), e);
        }
    }

    /** @param key equal for equal bytes */
    public synchronized Path folder(String key, byte[] zip) {
        return byKey.computeIfAbsent(key, ignored -> unzip(root.resolve(String.valueOf(byKey.size())), zip));
    }

    private static Path unzip(Path folder, byte[] zip) {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            Files.createDirectories(folder);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                write(folder, entry, in);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("a package cannot be unzipped: " + e.getMessage(), e);
        }
    }

    private static void write(Path folder, ZipEntry entry, ZipInputStream in) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the entry " + entry.getName() + " leaves the folder");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(in, target);
        }
    }

    @Override
    public void close() {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, java.io.IOException e) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + root + " could not be removed: " + e.getMessage(), e);
        }
    }
}
