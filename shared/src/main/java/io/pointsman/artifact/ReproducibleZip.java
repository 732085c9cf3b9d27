package io.pointsman.artifact;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A zip whose bytes depend on its files alone: sorted by path, one time stamp for all, modes reduced to the execute bit. */
public final class ReproducibleZip {
    private ReproducibleZip() {}

    /** @param files path to content; none is executable */
    public static byte[] of(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZipStream zip = new ZipStream(out);
        try {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                add(zip, file.getKey(), file.getValue());
            }
            zip.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void add(ZipStream zip, String path, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        byte[] data = deflated(content);
        zip.add(
                new ZipStream.Entry(path, FileKind.PLAIN, true, crc.getValue(), content.length, data.length),
                new ByteArrayInputStream(data));
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream data = new ByteArrayOutputStream(content.length / 2 + 64);
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                data.write(buffer, 0, deflater.deflate(buffer));
            }
            return data.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** A part of an archive as an archive of its own. The compressed bytes of its files are copied as they are. */
    public static Content of(Part part) {
        return new PartContent(part);
    }
}
