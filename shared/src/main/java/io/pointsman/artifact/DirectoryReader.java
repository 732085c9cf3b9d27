package io.pointsman.artifact;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

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
    private static final long FULL = 0xFFFF_FFFFL;
    /** Deflate cannot do better than about 1,032 to 1. */
    private static final long BEST_RATIO = 1_100;

    private static final long LARGEST_TOTAL = 8L << 30;

    private final Directory directory;
    private final Bytes bytes;
    private final List<ArchiveFile> files = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();
    private long total;

    private DirectoryReader(Directory directory, byte[] bytes) {
        this.directory = directory;
        this.bytes = Bytes.of(bytes);
    }

    static List<ArchiveFile> read(Window zip) {
        Directory directory = Directory.find(zip);
        return new DirectoryReader(directory, zip.read(directory.offset(), directory.size())).files();
    }

    private List<ArchiveFile> files() {
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
        refuseFilesAsFolders();
        refuseOverlaps();
        return List.copyOf(files);
    }

    private void entry(int at) {
        String path = EntryName.checked(name(at));
        ArchiveFile file = file(at, path);
        if (!paths.add(path) && !path.endsWith("/")) {
            throw new BadArchive("the zip has " + path + " twice; which one is meant cannot be known");
        }
        if (!path.endsWith("/")) {
            check(file, bytes.u16(at + 8), bytes.u16(at + 10));
            files.add(file);
        }
    }

    private String name(int at) {
        byte[] name = bytes.copy(at + HEADER_LENGTH, bytes.u16(at + 28));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadArchive(
                    "the zip has an entry whose name is not UTF-8 (" + new String(name, StandardCharsets.ISO_8859_1)
                            + "); pack it with UTF-8 names",
                    e);
        }
    }

    private ArchiveFile file(int at, String path) {
        Wide wide = new Wide(at);
        // In the order in which the zip64 field holds those that do not fit.
        long size = wide.or(bytes.u32(at + 24));
        long compressed = wide.or(bytes.u32(at + 20));
        long header = wide.or(bytes.u32(at + 42)) + directory.shift();
        long data = header + LOCAL_LENGTH + bytes.u16(at + 28) + bytes.u16(at + 30);
        boolean deflated = bytes.u16(at + 10) == DEFLATED;
        return new ArchiveFile(path, kind(at), size, compressed, bytes.u32(at + 16), deflated, header, data);
    }

    private FileKind kind(int at) {
        int system = bytes.u16(at + 4) >> 8;
        boolean hasMode = system == UNIX || system == MAC;
        return hasMode ? FileKind.of(bytes.u16(at + 40)) : FileKind.PLAIN;
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
        for (String path : paths) {
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                String folder = path.substring(0, slash);
                if (paths.contains(folder)) {
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
