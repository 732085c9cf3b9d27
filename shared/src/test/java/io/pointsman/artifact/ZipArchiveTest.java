package io.pointsman.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives as others write them are read; those that are broken, or that nobody should unpack, are refused with their fault. */
final class ZipArchiveTest {
    private static final byte[] USUAL = Zips.jdk("test.py", "print(1)", "src/app/main.py", "x".repeat(100_000));

    @Test
    void the_files_of_a_zip_are_read_by_their_path() {
        ZipArchive zip = open(USUAL);

        assertEquals(List.of("test.py", "src/app/main.py"), zip.paths());
        assertEquals("print(1)", text(zip, "test.py"));
        assertEquals("x".repeat(100_000), text(zip, "src/app/main.py"));
        assertEquals(Optional.empty(), zip.read("src/app"));
    }

    @Test
    void folders_are_no_files_and_a_leading_dot_is_no_name() {
        ZipArchive zip = open(Zips.jdk("src/", "", "./src/a", "a"));

        assertEquals(List.of("src/a"), zip.paths());
    }

    @Test
    void an_empty_zip_has_no_files() {
        assertEquals(List.of(), open(ReproducibleZip.of(Map.of())).paths());
    }

    @Test
    void a_zip64_is_read_as_any_other() {
        ZipArchive zip = open(Zips.zip64("big/file", "text"));

        assertEquals(List.of("big/file"), zip.paths());
        assertEquals("text", text(zip, "big/file"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void something_may_stand_before_the_zip(boolean wide) {
        byte[] zip = wide ? Zips.zip64("a", "text") : Zips.jdk("a", "text");

        assertEquals("text", text(open(Zips.joined("#!/bin/sh\n".getBytes(UTF_8), zip)), "a"));
    }

    @Test
    void a_comment_may_stand_behind_it() {
        byte[] zip = Zips.set16(USUAL, Zips.end(USUAL) + 20, 5);

        assertEquals("print(1)", text(open(Zips.joined(zip, "hello".getBytes(UTF_8))), "test.py"));
    }

    @Test
    void one_file_costs_two_small_reads_whatever_else_is_in_the_zip() {
        List<Integer> reads = new ArrayList<>();
        byte[] zip = Zips.joined(Zips.jdk("large", random(300_000), "small", "text"));
        ZipArchive archive = ZipArchive.open(counted(zip, reads));
        archive.read("small");

        assertTrue(reads.size() <= 3, reads::toString);
        assertTrue(reads.stream().mapToInt(Integer::intValue).sum() < 100_000, reads::toString);
    }

    @Test
    void a_zip_that_is_cut_off_anywhere_is_refused() {
        byte[] zip = Zips.jdk("a", "text", "b", "text");
        for (int length = 0; length < zip.length; length++) {
            byte[] cut = Arrays.copyOf(zip, length);
            assertThrows(BadArchive.class, () -> open(cut), "cut to " + length);
        }
    }

    @Test
    void bytes_that_do_not_fit_their_check_sum_are_refused_when_they_are_read() {
        byte[] stored = ReproducibleZip.of(Map.of("a", "text".getBytes(UTF_8)));
        ZipArchive zip = open(Zips.set32(stored, Zips.entry(stored, 0) + 16, 7));

        refused(() -> zip.read("a"), "a is damaged: its bytes do not match their check sum");
    }

    @Test
    void data_that_cannot_be_inflated_are_refused_when_they_are_read() {
        byte[] broken = USUAL.clone();
        Arrays.fill(broken, 37, 47, (byte) 0xFF);
        ZipArchive zip = open(broken);

        refused(() -> zip.read("test.py"), "test.py is damaged");
    }

    @Test
    void a_file_that_is_longer_than_it_says_is_refused() {
        int at = Zips.entry(USUAL, 1);
        ZipArchive zip = open(Zips.set32(USUAL, at + 24, 99_999));

        refused(() -> zip.read("src/app/main.py"), "src/app/main.py holds more than the 99999 bytes that it says");
    }

    @Test
    void a_file_that_is_shorter_than_it_says_is_refused() {
        int at = Zips.entry(USUAL, 1);
        ZipArchive zip = open(Zips.set32(USUAL, at + 24, 100_001));

        refused(() -> zip.read("src/app/main.py"), "src/app/main.py is damaged");
    }

    @Test
    void a_file_that_says_more_than_its_bytes_can_hold_is_refused_before_it_is_read() {
        byte[] bomb = Zips.set32(USUAL, Zips.entry(USUAL, 0) + 24, 1 << 30);

        refused(() -> open(bomb), "which cannot be");
    }

    @Test
    void entries_that_share_their_bytes_are_refused() {
        byte[] zip = Zips.jdk("a", random(500), "b", random(500));
        byte[] shared = Zips.set32(zip, Zips.entry(zip, 1) + 42, 0);

        refused(() -> open(shared), "overlaps");
        refused(() -> open(Zips.set32(zip, Zips.entry(zip, 1) + 42, 200)), "a overlaps");
    }

    @Test
    void a_directory_that_counts_more_entries_than_it_has_is_refused() {
        byte[] more = Zips.set16(Zips.set16(USUAL, Zips.end(USUAL) + 8, 3), Zips.end(USUAL) + 10, 3);

        refused(() -> open(more), "its directory ends after 2 of 3 entries");
    }

    @Test
    void one_part_of_several_is_refused() {
        refused(() -> open(Zips.set16(USUAL, Zips.end(USUAL) + 4, 1)), "one part of several");
    }

    @Test
    void an_encrypted_file_is_refused() {
        refused(() -> open(Zips.set16(USUAL, Zips.entry(USUAL, 0) + 8, 1)), "test.py is encrypted");
    }

    @Test
    void a_file_of_another_compression_is_refused() {
        refused(() -> open(Zips.set16(USUAL, Zips.entry(USUAL, 0) + 10, 12)), "test.py is compressed by method 12");
    }

    @Test
    void the_same_path_twice_is_refused_however_it_is_written() {
        byte[] zip = Zips.jdk("a/b", "one", "a/c", "two");
        byte[] name = "a/b".getBytes(UTF_8);
        System.arraycopy(name, 0, zip, Zips.entry(zip, 1) + 46, name.length);

        refused(() -> open(zip), "the zip has a/b twice");
        refused(() -> open(Zips.jdk("a", "one", "./a", "two")), "the zip has a twice");
        refused(() -> open(Zips.jdk("a/b", "one", "a//./b", "two")), "the zip has a/b twice");
    }

    @Test
    void a_folder_may_be_there_twice_as_in_jars_that_were_merged() {
        assertEquals(
                List.of("a/b"),
                open(Zips.jdk("a/", "", "./a/", "", "a/b", "one")).paths());
    }

    @Test
    void a_file_that_others_lie_in_is_refused() {
        refused(() -> open(Zips.jdk("a", "one", "a/b/c", "two")), "a is a file and a folder");
        refused(() -> open(Zips.jdk("a/b/c", "one", "a/b", "two")), "a/b is a file and a folder");
        assertEquals(
                List.of("a/b", "a/bc"),
                open(Zips.jdk("a/", "", "a/b", "one", "a/bc", "two")).paths());
    }

    @Test
    void a_zip_that_would_unpack_to_more_than_anybody_has_is_refused() {
        byte[] zip = Zips.jdk("a", random(5_000_000), "b", random(5_000_000));
        byte[] half = Zips.set32(zip, Zips.entry(zip, 0) + 24, -16); // 4 GiB less 16
        assertEquals(2, open(half).paths().size());
        byte[] most = Zips.jdk("a", random(5_000_000), "b", random(5_000_000), "c", random(40));
        byte[] two = Zips.set32(Zips.set32(most, Zips.entry(most, 0) + 24, -16), Zips.entry(most, 1) + 24, -16);
        refused(() -> open(two), "would unpack to more than 8589934592 bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/passwd, an absolute name",
        "\\windows\\x, an absolute name",
        "C:/x, an absolute name",
        "./C:/x, an absolute name",
        "./../x, leaves its folder",
        "../x, leaves its folder",
        "a/../../x, leaves its folder",
        "a/.., leaves its folder",
        "a\\..\\..\\x, leaves its folder"
    })
    void a_name_that_leads_out_of_the_folder_is_refused(String name, String fault) {
        refused(() -> open(Zips.jdk(name, "x")), fault + ": " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..a/x", "a..b", "a/...", "ä/ü.py", "a b.py", "-x", "~"})
    void a_name_that_only_looks_like_it_is_taken(String name) {
        assertEquals("x", text(open(Zips.jdk(name, "x")), name));
    }

    @Test
    void a_name_that_is_no_utf_8_is_read_as_korean_windows_writes_it_and_known_for_a_guess() {
        Charset korean = Charset.forName("x-windows-949");
        byte[] zip = Zips.jdk("1234.py", "x", "b.py", "y");
        System.arraycopy("한글".getBytes(korean), 0, zip, Zips.entry(zip, 0) + 46, 4);
        Part whole = Part.whole(open(zip));

        assertEquals(Set.of("한글.py"), whole.misnamed().keySet());
        assertEquals(
                "its name is not UTF-8; this is how it reads in MS949 (Korean Windows)",
                whole.misnamed().get("한글.py"));
    }

    @Test
    void the_unicode_path_field_names_the_entry_where_it_speaks_of_this_name() {
        byte[] raw = {(byte) 0xC7, (byte) 0xD1, '.', 'p', 'y'};
        assertEquals(
                Map.of(),
                Part.whole(open(Zips.unicodePath(raw, "한.py", "x", true))).misnamed());
        assertEquals(
                List.of("한.py"), open(Zips.unicodePath(raw, "한.py", "x", true)).paths());
        assertEquals(
                List.of("plain.py"),
                open(Zips.unicodePath("plain.py".getBytes(UTF_8), "한.py", "x", false))
                        .paths());
    }

    @Test
    void an_entry_twice_with_the_same_bytes_or_in_meta_inf_is_one() {
        assertEquals(List.of("a"), open(Zips.jdk("a", "one", "./a", "one")).paths());
        ZipArchive jar = open(Zips.jdk("META-INF/LICENSE", "one", "./META-INF/LICENSE", "two"));
        assertEquals("one", text(jar, "META-INF/LICENSE"));
    }

    @Test
    void more_entries_than_the_end_record_says_are_named() {
        byte[] zip = Zips.jdk("a", "1", "b", "2", "c", "3");
        byte[] fewer = Zips.set16(Zips.set16(zip, Zips.end(zip) + 8, 1), Zips.end(zip) + 10, 1);
        refused(() -> open(fewer), "more than 65,535 need a zip64 record");
    }

    @Test
    void what_others_may_not_use_is_known_by_the_mode() {
        byte[] zip = Zips.jdk("a.py", "1", "d/", "", "run", "2", "ok", "3", "windows", "4");
        int[] modes = {0100600, 0040700, 0100744, 0100755};
        for (int i = 0; i < modes.length; i++) {
            zip = Zips.set16(Zips.set16(zip, Zips.entry(zip, i) + 4, 3 << 8), Zips.entry(zip, i) + 40, modes[i]);
        }
        assertEquals(List.of("a.py", "run", "d/"), open(zip).notForAll());
    }

    @Test
    void a_path_is_found_in_either_spelling_and_through_links() {
        String composed = "함수";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        assertEquals(decomposed, open(Zips.jdk(decomposed + "/a.py", "1")).spelled(composed));
        assertEquals("gone", open(Zips.jdk(decomposed + "/a.py", "1")).spelled("gone"));
        byte[] zip = Zips.jdk("link", "real/inside", "real/inside/a.py", "1", "loop", "loop");
        for (int entry : new int[] {0, 2}) {
            int at = Zips.entry(zip, entry);
            zip = Zips.set16(Zips.set16(zip, at + 4, 3 << 8), at + 40, 0120777);
        }
        assertEquals("real/inside", open(zip).spelled("link"));
        assertEquals("real/inside/a.py", open(zip).spelled("link/a.py"));
        assertEquals("loop", open(zip).spelled("loop"));
    }

    @Test
    void links_to_what_is_there_at_run_time_stay_and_those_to_another_folder_are_followed() {
        byte[] zip = Zips.jdk(
                "src/layer",
                "/opt/nodejs/node_modules",
                "src/shared",
                "../common",
                "src/etc",
                "/etc/passwd",
                "common/a.py",
                "1",
                "common/b/c.py",
                "2");
        for (int entry = 0; entry < 3; entry++) {
            int at = Zips.entry(zip, entry);
            zip = Zips.set16(Zips.set16(zip, at + 4, 3 << 8), at + 40, 0120777);
        }
        Part part = Part.folder(open(zip), "src").orElseThrow().withLinksFollowed();
        assertEquals(
                Set.of("layer", "etc", "shared/a.py", "shared/b/c.py"),
                part.files().keySet());
        assertEquals(List.of("etc"), part.linksOut());
        ZipArchive cut = open(ReproducibleZip.of(part).bytes());
        assertEquals(FileKind.LINK, cut.file("layer").orElseThrow().kind());
        assertEquals("1", text(cut, "shared/a.py"));
    }

    /** Its own folder, the folder around it, and the whole archive. */
    @ParameterizedTest
    @ValueSource(strings = {"../src", "../../top/src", "../..", "../../top"})
    void a_folder_that_a_link_lies_in_is_not_put_into_itself(String target) {
        byte[] zip = asLinks(Zips.jdk("top/src/up", target, "top/src/a.py", "1", "other.py", "2"), 1);

        Part part = Part.folder(open(zip), "top/src").orElseThrow().withLinksFollowed();

        assertEquals(Set.of("up", "a.py"), part.files().keySet());
        assertEquals(List.of("up"), part.linksOut());
    }

    @Test
    void links_that_multiply_a_folder_are_refused_before_they_fill_the_memory() {
        List<String> entries = new ArrayList<>();
        IntStream.range(0, 200).forEach(i -> entries.addAll(List.of("src/link" + i, "../big")));
        IntStream.range(0, 1_000).forEach(i -> entries.addAll(List.of("big/f" + i, "")));
        ZipArchive zip = open(asLinks(Zips.jdk(entries.toArray(String[]::new)), 200));
        Part part = Part.folder(zip, "src").orElseThrow();

        refused(part::withLinksFollowed, "what its symbolic links lead to has more than 100000 files");
    }

    @Test
    void more_links_out_of_a_package_than_anybody_makes_by_hand_are_refused() {
        List<String> entries = new ArrayList<>();
        IntStream.range(0, 1_001).forEach(i -> entries.addAll(List.of("src/link" + i, "../a.py")));
        entries.addAll(List.of("a.py", "1"));
        ZipArchive zip = open(asLinks(Zips.jdk(entries.toArray(String[]::new)), 1_001));
        Part part = Part.folder(zip, "src").orElseThrow();

        refused(part::withLinksFollowed, "1001 of its symbolic links lead out of the package");
    }

    /** With the first entries as symbolic links. */
    private static byte[] asLinks(byte[] zip, int count) {
        byte[] links = zip.clone();
        for (int entry = 0, at = Zips.entry(zip, 0); entry < count; entry++, at = Zips.next(zip, at)) {
            links[at + 5] = 3; // Unix
            links[at + 40] = (byte) 0120777;
            links[at + 41] = (byte) (0120777 >> 8);
        }
        return links;
    }

    @Test
    void a_name_with_a_nul_or_without_a_letter_is_refused() {
        byte[] zip = Zips.jdk("ab", "x");
        zip[Zips.entry(zip, 0) + 47] = 0;

        refused(() -> open(zip), "without a proper name");
    }

    @Test
    void what_is_no_zip_is_refused_as_such() {
        refused(() -> open("<html>not found</html>".getBytes(UTF_8)), "this is not a zip, or it is truncated");
        refused(() -> open(new byte[0]), "this is not a zip");
    }

    @Test
    void a_file_larger_than_the_reader_takes_is_refused_before_it_is_read() {
        ZipArchive zip = open(USUAL);
        ArchiveFile file = zip.file("src/app/main.py").orElseThrow();

        refused(() -> zip.read(file, 99_999), "src/app/main.py has 100000 bytes; at most 99999 are read at once");
    }

    @Test
    void links_and_the_execute_bit_are_known_by_the_mode() {
        byte[] zip = Zips.jdk("link", "../../etc/passwd", "run.sh", "#!/bin/sh");
        zip = Zips.set16(Zips.set16(zip, Zips.entry(zip, 0) + 4, 3 << 8), Zips.entry(zip, 0) + 40, 0120777);
        zip = Zips.set16(Zips.set16(zip, Zips.entry(zip, 1) + 4, 3 << 8), Zips.entry(zip, 1) + 40, 0100755);
        ZipArchive archive = open(zip);

        assertEquals(FileKind.LINK, archive.file("link").orElseThrow().kind());
        assertEquals(FileKind.EXECUTABLE, archive.file("run.sh").orElseThrow().kind());
        assertEquals(List.of("link"), Part.whole(archive).linksOut());
    }

    @Test
    void a_link_to_what_is_inside_stays_and_only_unix_and_mac_write_modes() {
        byte[] zip = Zips.jdk("link", "lib/a.py", "lib/a.py", "../../etc");
        byte[] linked = Zips.set16(zip, Zips.entry(zip, 0) + 40, 0120777);
        ZipArchive inside = open(Zips.set16(linked, Zips.entry(zip, 0) + 4, 3 << 8));
        ZipArchive mac = open(Zips.set16(linked, Zips.entry(zip, 0) + 4, 19 << 8));
        ZipArchive windows = open(Zips.set16(linked, Zips.entry(zip, 0) + 4, 10 << 8));

        assertEquals(List.of(), Part.whole(inside).linksOut());
        assertEquals(FileKind.LINK, mac.file("link").orElseThrow().kind());
        assertEquals(FileKind.PLAIN, windows.file("link").orElseThrow().kind());
    }

    @ParameterizedTest
    @CsvSource({
        "a/link, ../b, false",
        "a/link, ../../b, true",
        "link, /etc, true",
        "link, ./a/../b, false",
        "link, .., true"
    })
    void a_link_leads_out_when_it_climbs_past_the_top(String link, String target, boolean out) {
        assertEquals(out, EntryName.leavesBy(link, target));
    }

    @Test
    void a_stream_gives_the_same_bytes_in_any_pieces() throws java.io.IOException {
        ZipArchive zip = open(USUAL);
        try (var stream = zip.stream(zip.file("test.py").orElseThrow())) {
            assertEquals('p', stream.read());
            assertArrayEquals("rint(1)".getBytes(UTF_8), stream.readAllBytes());
            assertEquals(-1, stream.read());
        }
    }

    private static ZipArchive open(byte[] zip) {
        return ZipArchive.open(RangedBytes.of(zip));
    }

    private static String text(ZipArchive zip, String path) {
        return new String(zip.read(path).orElseThrow(), UTF_8);
    }

    private static void refused(org.junit.jupiter.api.function.Executable reading, String fault) {
        BadArchive bad = assertThrows(BadArchive.class, reading);
        assertTrue(String.valueOf(bad.getMessage()).contains(fault), bad::getMessage);
    }

    /** The same every time, and nothing that deflate makes smaller. */
    private static String random(int length) {
        return new java.util.Random(1)
                .ints(length, '!', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static RangedBytes counted(byte[] zip, List<Integer> reads) {
        return new RangedBytes() {
            @Override
            public long length() {
                return zip.length;
            }

            @Override
            public byte[] read(long offset, int length) {
                reads.add(length);
                return RangedBytes.of(zip).read(offset, length);
            }
        };
    }
}
