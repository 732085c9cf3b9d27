package io.pointsman.artifact;

import java.util.Map;
import java.util.TreeMap;

/** A zip whose bytes depend on its files alone: sorted by path, one time stamp for all, modes reduced to the execute bit. */
public final class ReproducibleZip {
    private ReproducibleZip() {}

    /** @param files path to content; none is executable */
    public static byte[] of(Map<String, byte[]> files) {
        ZipWriter zip = new ZipWriter();
        new TreeMap<>(files).forEach((path, content) -> zip.add(path, FileKind.PLAIN, content));
        return zip.done();
    }

    /** A part of an archive as an archive of its own, in memory. */
    public static byte[] of(Part part) {
        ZipWriter zip = new ZipWriter();
        part.files()
                .forEach((name, file) ->
                        zip.add(name, file.kind(), part.archive().read(file, Integer.MAX_VALUE - 8)));
        return zip.done();
    }
}
