package io.pointsman.local.aws.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The checksums that S3 knows. The names are S3's. */
enum Digest {
    CRC32,
    CRC32C,
    CRC64NVME,
    SHA1,
    SHA256;

    /** {@code ChecksumCRC32}, ... */
    String member() {
        return "Checksum" + name();
    }

    String base64(byte[] data) {
        return Base64.getEncoder().encodeToString(bytes(data));
    }

    byte[] bytes(byte[] data) {
        return switch (this) {
            case CRC32 -> crc32(data);
            case CRC32C -> crc32c(data);
            case CRC64NVME -> Crc64Nvme.of(data);
            case SHA1 -> hash("SHA-1", data);
            case SHA256 -> hash("SHA-256", data);
        };
    }

    static byte[] md5(byte[] data) {
        return hash("MD5", data);
    }

    /** In quotes, as an ETag is written. */
    static String etag(byte[] data) {
        return "\"" + HexFormat.of().formatHex(md5(data)) + "\"";
    }

    private static byte[] crc32(byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(data);
        return ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    }

    private static byte[] crc32c(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data);
        return ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    }

    private static byte[] hash(String algorithm, byte[] data) {
        try {
            return MessageDigest.getInstance(algorithm).digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
