package io.pointsman.artifact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads the entries of the central directory, and refuses those that nobody should unpack. */
final class DirectoryReader {
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final int ENCRYPTED = 0x41;
    private static final int DEFLATED = 8;
    private static final int ZIP_64 = 1;
    private static final int UNIX = 3;
    private static final int MAC = 19;
    private static final int OTHERS_ENTER = 0005;
    private static final long FULL = 0xFFFF_FFFFL;
    /** Deflate cannot do better than about 1,032 to 1. */
    private static final long BEST_RATIO = 1_100;

    private static final long LARGEST_TOTAL = 8L << 30;

    private final Directory directory;
    private final Bytes bytes;
    private final List<ArchiveFile> files = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final Map<String, ArchiveFile> byPath = new HashMap<>();
    private long total;

    private DirectoryReader(Directory directory, byte[] bytes) {
        this.directory = directory;
        this.bytes = Bytes.of(bytes);
    }

    /**
     * @param closed folders that others than their owner may not look into
     * @param prefixed something stands before the zip
     */
    record Entries(List<ArchiveFile> files, List<String> closed, boolean prefixed) {}

    static Entries read(Window zip) {
        Directory directory = Directory.find(zip);
        return new DirectoryReader(directory, zip.read(directory.offset(), directory.size())).entries();
    }

    private Entries entries() {
        int at = 0;
        for (long i = 0; i < directory.entries(); i++) {
            if (at + HEADER_LENGTH > bytes.length() || bytes.s32(at) != HEADER) {
                throw new BadArchive("the zip is damaged: its directory ends after " + i + " of " + directory.entries()
                        + " entries");
            }
            int end = at + HEADER_LENGTH + bytes.u16(at + 28) + bytes.u16(at + 30) + bytes.u16(at + 32);
            if (end > bytes.length()) {
                throw new BadArchive("the zip is damaged: its directory is cut off");
            }
            entry(at);
            at = end;
        }
        if (at + HEADER_LENGTH <= bytes.length() && bytes.s32(at) == HEADER) {
            throw new BadArchive("the zip has more entries than the " + directory.entries()
                    + " that its end record says: more than 65,535 need a zip64 record, without which AWS does not find"
                    + " all of them; pack it with zip64 (zip and 7-Zip do), or with fewer files");
        }
        refuseFilesAsFolders();
        refuseOverlaps();
        return new Entries(List.copyOf(files), List.copyOf(closed), directory.shift() > 0);
    }

    private void entry(int at) {
        EntryText text = EntryText.of(bytes, at + HEADER_LENGTH, bytes.u16(at + 28), bytes.u16(at + 30));
        String path = EntryName.checked(text.name());
        ArchiveFile file = file(at, path, text.misnamed());
        ArchiveFile before = byPath.putIfAbsent(path, file);
        if (path.endsWith("/")) {
            folder(file);
        } else if (before == null) {
            check(file, bytes.u16(at + 8), bytes.u16(at + 10));
            files.add(file);
        } else if (!isSame(before, file) && !path.startsWith("META-INF/")) {
            throw new BadArchive("the zip has " + path + " twice; which one is meant cannot be known");
        }
    }

    private void folder(ArchiveFile folder) {
        if (folder.hasMode() && (folder.mode() & OTHERS_ENTER) != OTHERS_ENTER) {
            closed.add(folder.path());
        }
    }

    /** Whoever unpacks it gets the same, whichever is taken. */
    private static boolean isSame(ArchiveFile one, ArchiveFile other) {
        return one.crc() == other.crc() && one.size() == other.size() && one.kind() == other.kind();
    }

    private ArchiveFile file(int at, String path, String misnamed) {
        Wide wide = new Wide(at);
        // In the order in which the zip64 field holds those that do not fit.
        long size = wide.or(bytes.u32(at + 24));
        long compressed = wide.or(bytes.u32(at + 20));
        long header = wide.or(bytes.u32(at + 42)) + directory.shift();
        long data = header + LOCAL_LENGTH + bytes.u16(at + 28) + bytes.u16(at + 30);
        boolean deflated = bytes.u16(at + 10) == DEFLATED;
        int system = bytes.u16(at + 4) >> 8;
        boolean hasMode = system == UNIX || system == MAC;
        int mode = bytes.u16(at + 40);
        return new ArchiveFile(
                path,
                hasMode ? FileKind.of(mode) : FileKind.PLAIN,
                size,
                compressed,
                bytes.u32(at + 16),
                deflated,
                header,
                data,
                hasMode ? mode : ArchiveFile.NO_MODE,
                misnamed);
    }

    private void check(ArchiveFile file, int flags, int method) {
        if ((flags & ENCRYPTED) != 0) {
            throw new BadArchive(file.path() + " is encrypted; pack it without a password");
        }
        if (method != 0 && method != DEFLATED) {
            throw new BadArchive(
                    file.path() + " is compressed by method " + method + "; only deflate (8) and none (0) are taken");
        }
        boolean possible = file.deflated()
                ? file.size() <= (file.compressedSize() + 1) * BEST_RATIO
                : file.size() == file.compressedSize();
        if (!possible) {
            throw new BadArchive(file.path() + " says that " + file.compressedSize() + " bytes hold " + file.size()
                    + ", which cannot be");
        }
        total += file.size();
        if (total > LARGEST_TOTAL) {
            throw new BadArchive("the zip would unpack to more than " + LARGEST_TOTAL + " bytes; make it smaller");
        }
    }

    /** A file that others lie in cannot be unpacked, or only one of them can. */
    private void refuseFilesAsFolders() {
        for (String path : byPath.keySet()) {
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                String folder = path.substring(0, slash);
                if (byPath.containsKey(folder)) {
                    throw new BadArchive(
                            "in the zip " + folder + " is a file and a folder; only one of them can be unpacked");
                }
            }
        }
    }

    /** Entries that share their bytes are how a small zip unpacks to an endless one. */
    private void refuseOverlaps() {
        List<ArchiveFile> ordered = files.stream()
                .sorted(Comparator.comparingLong(ArchiveFile::header))
                .toList();
        for (int i = 0; i < ordered.size(); i++) {
            ArchiveFile file = ordered.get(i);
            long limit = i + 1 < ordered.size() ? ordered.get(i + 1).header() : directory.offset();
            if (file.compressedSize() > limit - file.header() - LOCAL_LENGTH) {
                throw new BadArchive(file.path() + " overlaps with what follows it; the zip is damaged or malicious");
            }
        }
    }

    /** The numbers of one entry that are too wide for their fields. */
    private final class Wide {
        private final OptionalLong field;
        private int taken;

        Wide(int at) {
            this.field = bytes.extra(at + HEADER_LENGTH + bytes.u16(at + 28), bytes.u16(at + 30), ZIP_64);
        }

        long or(long narrow) {
            if (narrow != FULL || field.isEmpty()) {
                return narrow;
            }
            int at = (int) field.getAsLong();
            int offset = 4 + 8 * taken++;
            if (offset + 8 > 4 + bytes.u16(at + 2)) {
                throw new BadArchive("the zip is damaged: a zip64 field is too short");
            }
            return bytes.u63(at + offset);
        }
    }
}
