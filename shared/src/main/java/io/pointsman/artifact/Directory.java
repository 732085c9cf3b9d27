package io.pointsman.artifact;

import java.util.OptionalLong;

/**
 * Where the central directory of a zip lies, from its end record and the zip64 one before it.
 *
 * @param shift what to add to every offset that the archive names: something may stand before the zip
 */
record Directory(long offset, int size, long entries, long shift) {
    static final int MOST_ENTRIES = 100_000;
    private static final int LARGEST = 64 << 20;

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int LONGEST_COMMENT = 0xFFFF;

    static Directory find(Window zip) {
        long length = zip.length();
        int tail = (int) Math.min(length, END_LENGTH + LONGEST_COMMENT + LOCATOR_LENGTH);
        Bytes bytes = Bytes.of(zip.read(length - tail, tail));
        int at = end(bytes);
        long end = length - tail + at;
        boolean wide = at >= LOCATOR_LENGTH && bytes.s32(at - LOCATOR_LENGTH) == LOCATOR_64;
        return wide ? wide(zip, bytes.u63(at - LOCATOR_LENGTH + 8), end) : narrow(bytes, at, end);
    }

    private static int end(Bytes bytes) {
        for (int at = bytes.length() - END_LENGTH; at >= 0; at--) {
            if (bytes.s32(at) == END && at + END_LENGTH + bytes.u16(at + 20) <= bytes.length()) {
                return at;
            }
        }
        throw new BadArchive("this is not a zip, or it is truncated: it has no end record");
    }

    private static Directory narrow(Bytes bytes, int at, long end) {
        requireOneDisk(bytes.u16(at + 4) == 0 && bytes.u16(at + 6) == 0 && bytes.u16(at + 8) == bytes.u16(at + 10));
        return checked(bytes.u32(at + 16), bytes.u32(at + 12), bytes.u16(at + 10), end);
    }

    private static Directory wide(Window zip, long record, long end) {
        long at = record;
        OptionalLong found = isEnd64(zip, at) ? OptionalLong.of(at) : shifted(zip, end);
        at = found.orElseThrow(
                () -> new BadArchive("the zip is damaged: its zip64 end record is not where it should be"));
        Bytes bytes = Bytes.of(zip.read(at, 56));
        requireOneDisk(bytes.s32(16) == 0 && bytes.s32(20) == 0);
        return checked(bytes.u63(48), bytes.u63(40), bytes.u63(32), at);
    }

    /** With something before the zip, the record still stands right before its locator. */
    private static OptionalLong shifted(Window zip, long end) {
        long at = end - LOCATOR_LENGTH - 56;
        return isEnd64(zip, at) ? OptionalLong.of(at) : OptionalLong.empty();
    }

    private static boolean isEnd64(Window zip, long at) {
        return at >= 0 && at <= zip.length() - 56 && Bytes.of(zip.read(at, 4)).s32(0) == END_64;
    }

    private static Directory checked(long offset, long size, long entries, long end) {
        if (entries > MOST_ENTRIES) {
            throw new BadArchive("the zip has " + entries + " entries; at most " + MOST_ENTRIES + " are taken");
        }
        if (size > LARGEST) {
            throw new BadArchive("the zip's directory has " + size + " bytes; at most " + LARGEST + " are taken");
        }
        long shift = end - size - offset;
        if (shift < 0) {
            throw new BadArchive("the zip is damaged: its directory lies beyond its end");
        }
        return new Directory(offset + shift, (int) size, entries, shift);
    }

    private static void requireOneDisk(boolean one) {
        if (!one) {
            throw new BadArchive("the zip is one part of several; give it whole");
        }
    }
}
