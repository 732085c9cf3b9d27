package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.disk.Blob;
import io.pointsman.endpoint.encoding.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** The checksums that S3 knows. The names are S3's. */
enum Digest {
    CRC32,
    CRC32C,
    CRC64NVME,
    SHA1,
    SHA256;

    private static final int BUFFER = 65_536;

    /** {@code ChecksumCRC32}, ... */
    String member() {
        return "Checksum" + name();
    }

    String base64(Blob data) {
        return Base64.getEncoder().encodeToString(bytes(data));
    }

    byte[] bytes(Blob data) {
        return switch (this) {
            case CRC32 -> four(new CRC32(), data);
            case CRC32C -> four(new CRC32C(), data);
            case CRC64NVME -> eight(new Crc64Nvme(), data);
            case SHA1 -> Hash.SHA_1.bytes(data);
            case SHA256 -> Hash.SHA_256.bytes(data);
        };
    }

    /** In quotes, as an ETag is written. */
    static String etag(Blob data) {
        return "\"" + Hash.MD5.hex(data) + "\"";
    }

    private static byte[] four(Checksum checksum, Blob data) {
        feed(data, checksum::update);
        return ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array();
    }

    private static byte[] eight(Checksum checksum, Blob data) {
        feed(data, checksum::update);
        return ByteBuffer.allocate(Long.BYTES).putLong(checksum.getValue()).array();
    }

    private interface Sum {
        void add(byte[] bytes, int offset, int length);
    }

    private static void feed(Blob data, Sum sum) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = data.open()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sum.add(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an object cannot be read: " + e.getMessage(), e);
        }
    }
}
