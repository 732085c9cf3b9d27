package io.pointsman.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The same content is the same, however it was packed; anything else is not. */
final class ContentDigestTest {
    private static final byte[] USUAL = Zips.jdk("a", "one", "b/c", "two");

    /** Pinned: a digest that changes with the program would move every code location of every user once. */
    @Test
    void the_digest_of_known_content_never_changes() {
        assertEquals("d892d85fbfcb3b669d6b055acad92f6f422155ab90d1dd244fdc7b7ac6cd05ba", digest(USUAL));
    }

    @Test
    void order_time_stamps_and_compression_do_not_count() {
        Map<String, byte[]> files = Map.of("b/c", bytes("two"), "a", bytes("one"));

        assertEquals(digest(USUAL), digest(Zips.jdk("b/c", "two", "a", "one")));
        assertEquals(digest(USUAL), digest(ReproducibleZip.of(files)));
        assertEquals(digest(Zips.jdk("a", "one")), digest(Zips.zip64("a", "one")));
        assertEquals(digest(USUAL), digest(Zips.jdk("b/", "", "b/c", "two", "a", "one")));
    }

    @Test
    void names_bytes_and_execute_bits_count() {
        byte[] executable =
                Zips.set16(Zips.set16(USUAL, Zips.entry(USUAL, 0) + 4, 3 << 8), Zips.entry(USUAL, 0) + 40, 0100755);
        Set<String> digests = new HashSet<>();
        for (byte[] zip : List.of(
                USUAL,
                executable,
                Zips.jdk("a", "one"),
                Zips.jdk("a", "one", "b/d", "two"),
                Zips.jdk("a", "two", "b/c", "one"),
                Zips.jdk("a", "one", "b/c", "two", "d", ""),
                Zips.jdk("a", "onetwo", "b/c", ""))) {
            assertTrue(digests.add(digest(zip)), "two contents have one digest");
        }
    }

    @Test
    void a_folder_has_the_digest_of_the_same_files_at_the_top() {
        ZipArchive zip = open(Zips.jdk("src/app.py", "x", "src/lib/y.py", "y", "other", "z"));
        Part folder = Part.folder(zip, "src").orElseThrow();

        assertEquals(digest(Zips.jdk("app.py", "x", "lib/y.py", "y")), new ContentDigest(zip).of(folder));
        assertEquals(Optional.empty(), Part.folder(zip, "sr"));
    }

    @Test
    void damaged_content_has_no_digest() {
        byte[] damaged = Zips.set32(USUAL, Zips.entry(USUAL, 1) + 16, 7);

        assertThrows(BadArchive.class, () -> digest(damaged));
    }

    @Test
    void a_reproducible_zip_depends_on_its_files_alone() {
        Map<String, byte[]> oneOrder = new LinkedHashMap<>();
        oneOrder.put("a", bytes("one"));
        oneOrder.put("b/c", bytes("two"));
        Map<String, byte[]> otherOrder = new LinkedHashMap<>();
        otherOrder.put("b/c", bytes("two"));
        otherOrder.put("a", bytes("one"));

        assertArrayEquals(ReproducibleZip.of(oneOrder), ReproducibleZip.of(otherOrder));
        assertArrayEquals(
                ReproducibleZip.of(oneOrder),
                ReproducibleZip.of(Part.whole(open(Zips.jdk("b/c", "two", "a", "one"))))
                        .bytes());
        assertNotEquals(
                new String(ReproducibleZip.of(oneOrder), UTF_8), new String(ReproducibleZip.of(Map.of()), UTF_8));
    }

    @Test
    void a_reproducible_zip_is_read_by_others() throws IOException {
        byte[] zip = ReproducibleZip.of(Map.of("ä/b.py", bytes("x".repeat(10_000)), "empty", bytes("")));
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            ZipEntry first = in.getNextEntry();
            assertEquals("empty", first.getName());
            ZipEntry second = in.getNextEntry();
            assertEquals("ä/b.py", second.getName());
            assertEquals(10_000, in.readAllBytes().length);
        }
    }

    @Test
    void a_part_keeps_its_execute_bits_and_links() {
        byte[] zip = Zips.jdk("run.sh", "#!/bin/sh", "link", "run.sh");
        zip = Zips.set16(Zips.set16(zip, Zips.entry(zip, 0) + 4, 3 << 8), Zips.entry(zip, 0) + 40, 0100700);
        zip = Zips.set16(Zips.set16(zip, Zips.entry(zip, 1) + 4, 3 << 8), Zips.entry(zip, 1) + 40, 0120777);

        ZipArchive again = open(ReproducibleZip.of(Part.whole(open(zip))).bytes());

        assertEquals(FileKind.EXECUTABLE, again.file("run.sh").orElseThrow().kind());
        assertEquals(FileKind.LINK, again.file("link").orElseThrow().kind());
        assertEquals(digest(zip), ContentDigest.of(again));
    }

    private static String digest(byte[] zip) {
        return ContentDigest.of(open(zip));
    }

    private static ZipArchive open(byte[] zip) {
        return ZipArchive.open(RangedBytes.of(zip));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
