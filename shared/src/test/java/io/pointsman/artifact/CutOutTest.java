package io.pointsman.artifact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts cut out of an archive, archives inside it, and lists of contents. */
class CutOutTest {
    private static byte[] zip(int level, Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(level);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] stored(String path, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            ZipEntry entry = new ZipEntry(path);
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static ZipArchive open(byte[] zip) {
        return ZipArchive.open(RangedBytes.of(zip));
    }

    private static byte[] bytes(int size, int seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        for (int i = 0; i < size; i += 7) {
            bytes[i] = 'a';
        }
        return bytes;
    }

    /** By somebody else's reader. */
    private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void a_part_is_copied_with_its_compressed_bytes_as_they_are() throws IOException {
        byte[] a = bytes(100_000, 1);
        byte[] b = bytes(5_000_000, 2);
        ZipArchive archive = open(zip(9, new TreeMap<>(Map.of("src/a", a, "src/lib/b", b, "other", a))));
        Part part = Part.folder(archive, "src").orElseThrow();
        Content content = ReproducibleZip.of(part);
        byte[] cut = content.bytes();
        assertEquals(content.length(), cut.length);
        assertArrayEquals(a, unpacked(cut).get("a"));
        assertArrayEquals(b, unpacked(cut).get("lib/b"));
        assertEquals(2, unpacked(cut).size());
        ZipArchive copy = open(cut);
        assertEquals(
                archive.file("src/a").orElseThrow().compressedSize(),
                copy.file("a").orElseThrow().compressedSize());
        assertEquals(new ContentDigest(archive).of(part), ContentDigest.of(copy));
    }

    @Test
    void writing_it_twice_gives_the_same_bytes() {
        ZipArchive archive = open(zip(1, new TreeMap<>(Map.of("s/a", bytes(10, 1), "s/b", bytes(70_000, 2)))));
        Content content = ReproducibleZip.of(Part.folder(archive, "s").orElseThrow());
        assertArrayEquals(content.bytes(), content.bytes());
    }

    @Test
    void order_and_compression_do_not_count_and_names_and_bytes_do() {
        Map<String, byte[]> files = Map.of("b", bytes(1_000, 1), "a", bytes(2_000, 2));
        TreeMap<String, byte[]> backwards = new TreeMap<>(java.util.Comparator.reverseOrder());
        backwards.putAll(files);
        String digest = ContentDigest.of(open(zip(9, new TreeMap<>(files))));
        assertEquals(digest, ContentDigest.of(open(zip(0, backwards))));
        assertTrue(!digest.equals(ContentDigest.of(open(zip(9, Map.of("b", bytes(1_000, 1), "A", bytes(2_000, 2)))))));
        assertTrue(!digest.equals(ContentDigest.of(open(zip(9, Map.of("b", bytes(1_000, 1), "a", bytes(2_000, 3)))))));
    }

    @Test
    void more_files_than_an_old_zip_can_count() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 66_000; i++) {
            files.put("s/" + i, new byte[] {(byte) i});
        }
        ZipArchive archive = open(zip(1, files));
        Content content = ReproducibleZip.of(Part.folder(archive, "s").orElseThrow());
        byte[] cut = content.bytes();
        assertEquals(content.length(), cut.length);
        assertEquals(66_000, open(cut).files().size());
        Path file = Files.createTempFile("many", ".zip");
        try {
            Files.write(file, cut);
            try (java.util.zip.ZipFile read = new java.util.zip.ZipFile(file.toFile())) {
                assertEquals(66_000, read.size());
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void an_archive_inside_is_read_without_unpacking_it() throws IOException {
        byte[] inner =
                zip(6, new TreeMap<>(Map.of("com/A.class", bytes(3_000_000, 1), "com/B.class", bytes(9_000_000, 2))));
        for (byte[] outer : List.of(zip(6, Map.of("app.jar", inner)), stored("app.jar", inner))) {
            ZipArchive archive = open(outer);
            ZipArchive nested = archive.nested(archive.file("app.jar").orElseThrow());
            assertEquals(List.of("com/A.class", "com/B.class"), nested.paths());
            assertEquals(ContentDigest.of(open(inner)), ContentDigest.of(nested));
            assertArrayEquals(
                    inner,
                    archive.content(archive.file("app.jar").orElseThrow()).bytes());
        }
    }

    @Test
    void reading_an_archive_inside_asks_for_its_bytes_twice_at_most() {
        byte[] inner = zip(6, new TreeMap<>(Map.of("a", bytes(8_000_000, 1), "b", bytes(8_000_000, 2))));
        byte[] outer = zip(1, Map.of("app.jar", inner));
        List<Integer> read = new ArrayList<>();
        RangedBytes counted = new RangedBytes() {
            @Override
            public long length() {
                return outer.length;
            }

            @Override
            public byte[] read(long offset, int length) {
                read.add(length);
                return RangedBytes.of(outer).read(offset, length);
            }
        };
        ZipArchive archive = ZipArchive.open(counted);
        ContentDigest.of(archive.nested(archive.file("app.jar").orElseThrow()));
        long bytes = read.stream().mapToLong(Integer::longValue).sum();
        assertTrue(bytes < 2L * outer.length + 1_000_000, bytes + " of " + outer.length);
    }

    @Test
    void a_damaged_archive_inside_is_noticed_by_the_check_sum_outside() {
        byte[] inner = zip(0, Map.of("a", bytes(50_000, 1)));
        byte[] outer = zip(0, Map.of("app.jar", inner));
        outer[outer.length / 2] ^= 1;
        ZipArchive archive = open(outer);
        assertThrows(
                BadArchive.class,
                () -> ContentDigest.of(archive.nested(archive.file("app.jar").orElseThrow())));
    }

    @Test
    void data_behind_the_end_of_a_compressed_file_is_not_copied_along() {
        byte[] zip = zip(6, Map.of("a", bytes(1_000, 1)));
        ArchiveFile file = open(zip).file("a").orElseThrow();
        ArchiveFile longer = new ArchiveFile(
                file.path(),
                file.kind(),
                file.size(),
                file.compressedSize() + 4,
                file.crc(),
                true,
                file.header(),
                file.expectedData(),
                file.mode(),
                "");
        ZipArchive archive = open(zip);
        assertThrows(BadArchive.class, () -> archive.read(longer, 10_000));
    }

    @Test
    void a_list_of_contents_survives_and_says_what_changed() {
        Contents one = ContentDigest.contents(open(zip(
                6,
                new TreeMap<>(Map.of("a", bytes(3, 1), "b\nc", bytes(2, 2), "d", bytes(3, 3), "e\\n", bytes(4, 4))))));
        assertEquals(one, Contents.parse(one.text()));
        assertEquals(one.digest(), Contents.parse(one.text()).digest());
        Contents two = ContentDigest.contents(open(zip(
                6,
                new TreeMap<>(Map.of(
                        "a",
                        bytes(3, 9),
                        "d",
                        bytes(3, 8),
                        "e\\n",
                        bytes(4, 7),
                        "f",
                        bytes(4, 6),
                        "g",
                        bytes(4, 5))))));
        assertEquals("3 files changed: a, d, e\\n; 2 files added: f, g; 1 file removed: b\nc", two.since(one));
        assertEquals("no file changed", one.since(one));
        assertThrows(BadArchive.class, () -> Contents.parse("z z z"));
    }

    @Test
    void many_names_are_cut_short() {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 12; i++) {
            files.put("f" + (10 + i), bytes(1, i));
        }
        assertEquals(
                "12 files added: f10, f11, f12 and 9 more",
                ContentDigest.contents(open(zip(6, files))).since(new Contents(new TreeMap<>())));
    }

    @Test
    void a_folder_is_the_zip_that_it_would_be(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("src/deep"));
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve("src/a.py"), "a");
        Files.writeString(folder.resolve("src/empty"), "");
        Files.write(folder.resolve("src/deep/big"), bytes(3_000_000, 1));
        Files.writeString(folder.resolve(".git/config"), "secret");
        Path run = Files.writeString(folder.resolve("run"), "#!/bin/sh");
        assertTrue(run.toFile().setExecutable(true));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("src/a.py"));
        ZipArchive archive = ZipArchive.open(FolderBytes.of(folder));
        assertEquals(List.of("link", "run", "src/a.py", "src/deep/big", "src/empty"), archive.paths());
        assertEquals(FileKind.EXECUTABLE, archive.file("run").orElseThrow().kind());
        assertEquals(FileKind.LINK, archive.file("link").orElseThrow().kind());
        assertArrayEquals(bytes(3_000_000, 1), archive.read("src/deep/big").orElseThrow());
        assertEquals(Optional.of("src/a.py"), archive.read("link").map(it -> new String(it, StandardCharsets.UTF_8)));
        byte[] cut =
                ReproducibleZip.of(Part.folder(archive, "src").orElseThrow()).bytes();
        assertEquals(List.of("a.py", "deep/big", "empty"), open(cut).paths());
    }
}
