package io.pointsman.local.aws.s3;

import java.nio.ByteBuffer;

/** The CRC-64 with the NVME polynomial, S3's own choice where a client sends no checksum. */
final class Crc64Nvme {
    private static final long REFLECTED_POLYNOMIAL = 0x9a6c9329ac4bc9b5L;
    private static final long[] TABLE = table();

    private Crc64Nvme() {}

    static byte[] of(byte[] data) {
        long crc = -1;
        for (byte b : data) {
            crc = TABLE[(int) ((crc ^ b) & 0xff)] ^ (crc >>> 8);
        }
        return ByteBuffer.allocate(Long.BYTES).putLong(~crc).array();
    }

    private static long[] table() {
        long[] table = new long[256];
        for (int i = 0; i < table.length; i++) {
            long crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 1 ? (crc >>> 1) ^ REFLECTED_POLYNOMIAL : crc >>> 1;
            }
            table[i] = crc;
        }
        return table;
    }
}
