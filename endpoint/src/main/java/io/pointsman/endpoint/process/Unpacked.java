package io.pointsman.endpoint.process;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Packages unzipped to a folder of their own, once for all functions that share one. */
public final class Unpacked {
    private final Path root;
    private final Map<String, Path> byKey = new HashMap<>();

    /** @param root whose it is removes it */
    public Unpacked(Path root) {
        this.root = root;
    }

    /** @param key equal for equal bytes */
    public synchronized Path folder(String key, Supplier<InputStream> zip) {
        return byKey.computeIfAbsent(key, ignored -> unzip(root.resolve(String.valueOf(byKey.size())), zip));
    }

    private static Path unzip(Path folder, Supplier<InputStream> zip) {
        try (ZipInputStream in = new ZipInputStream(new BufferedInputStream(zip.get()))) {
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
}
