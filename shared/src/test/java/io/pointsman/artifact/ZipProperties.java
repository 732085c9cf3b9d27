package io.pointsman.artifact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every archive, tried with archives that java.util.zip wrote. */
class ZipProperties {
    @Provide
    Arbitrary<Map<String, byte[]>> files() {
        Arbitrary<String> names = Arbitraries.of("a", "b.py", "lib/c", "lib/deep/d.class", "한글", "e e", "f\\g", "z");
        Arbitrary<byte[]> content = Combinators.combine(
                        Arbitraries.of(0, 1, 50, 3_000), Arbitraries.integers().between(0, 9), Arbitraries.of(1, 256))
                .as(ZipProperties::bytes);
        return Arbitraries.maps(names, content).ofMinSize(1).ofMaxSize(6);
    }

    private static byte[] bytes(int size, int seed, int kinds) {
        byte[] bytes = new byte[size];
        Random random = new Random(seed);
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) random.nextInt(kinds);
        }
        return bytes;
    }

    private static byte[] zip(Map<String, byte[]> files, long seed, int level) throws IOException {
        List<String> names = new ArrayList<>(files.keySet());
        Collections.sort(names);
        Collections.shuffle(names, new Random(seed));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(level);
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTime(1_000_000_000_000L + seed * 100_000);
                zip.putNextEntry(entry);
                zip.write(files.get(name));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static ZipArchive open(byte[] zip) {
        return ZipArchive.open(RangedBytes.of(zip));
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 60)
    void what_was_packed_is_read(@ForAll("files") Map<String, byte[]> files, @ForAll byte seed) throws IOException {
        ZipArchive archive = open(zip(files, seed, 6));
        assertEquals(files.keySet(), Map.copyOf(index(archive)).keySet());
        files.forEach(
                (name, bytes) -> assertArrayEquals(bytes, archive.read(name).orElseThrow()));
    }

    private static Map<String, ArchiveFile> index(ZipArchive archive) {
        Map<String, ArchiveFile> files = new HashMap<>();
        archive.files().forEach(file -> files.put(file.path(), file));
        return files;
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 60)
    void order_time_and_compression_do_not_count(
            @ForAll("files") Map<String, byte[]> files, @ForAll byte one, @ForAll byte two) throws IOException {
        assertEquals(ContentDigest.of(open(zip(files, one, 1))), ContentDigest.of(open(zip(files, two, 9))));
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 60)
    void names_and_bytes_count(@ForAll("files") Map<String, byte[]> files, @ForAll byte seed) throws IOException {
        String digest = ContentDigest.of(open(zip(files, seed, 6)));
        Map<String, byte[]> renamed = new HashMap<>(files);
        String name = renamed.keySet().iterator().next();
        renamed.put(name + "x", renamed.remove(name));
        assertNotEquals(digest, ContentDigest.of(open(zip(renamed, seed, 6))));
        Map<String, byte[]> changed = new HashMap<>(files);
        byte[] was = java.util.Objects.requireNonNull(changed.get(name));
        byte[] longer = java.util.Arrays.copyOf(was, was.length + 1);
        changed.put(name, longer);
        assertNotEquals(digest, ContentDigest.of(open(zip(changed, seed, 6))));
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 60)
    void a_copy_has_the_same_digest_and_others_can_read_it(
            @ForAll("files") Map<String, byte[]> files, @ForAll byte seed) throws IOException {
        ZipArchive archive = open(zip(files, seed, 6));
        Content content = ReproducibleZip.of(Part.whole(archive));
        byte[] copy = content.bytes();
        assertEquals(content.length(), copy.length);
        assertEquals(ContentDigest.of(archive), ContentDigest.of(open(copy)));
        Map<String, byte[]> read = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(copy))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                read.put(entry.getName(), in.readAllBytes());
            }
        }
        files.forEach((name, bytes) -> assertArrayEquals(bytes, read.get(name)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 300)
    void a_damaged_archive_is_refused_or_holds_what_it_held(
            @ForAll("files") Map<String, byte[]> files, @ForAll int place, @ForAll byte value) throws IOException {
        byte[] zip = zip(files, 0, 6);
        zip[Math.floorMod(place, zip.length)] ^= value;
        try {
            ZipArchive archive = open(zip);
            ContentDigest.of(archive);
            archive.files().forEach(file -> assertEquals(file.size(), archive.read(file, 100_000).length));
        } catch (BadArchive refused) {
            assertEquals(false, String.valueOf(refused.getMessage()).isEmpty());
        }
    }
}
