package io.pointsman.review.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.page.LineDiff;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PackageComparisonTest {
    private static ZipArchive zip(Map<String, String> files) {
        Map<String, byte[]> bytes = new HashMap<>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.ISO_8859_1)));
        return ZipArchive.open(RangedBytes.of(ReproducibleZip.of(bytes)));
    }

    private static PackageDiff compared(Map<String, String> before, Map<String, String> after) {
        SecretWords secrets = new SecretWords(line -> line.replace("hunter22", "changed"), "Word"::equals);
        return PackageComparison.of(zip(before), zip(after), secrets);
    }

    private static String lines(FileDiff file) {
        return file.lines().stream()
                .map(line -> line.kind() + " " + line.text())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void the_lines_of_a_changed_file_are_shown_and_what_is_the_same_is_not_named() {
        PackageDiff diff = compared(
                Map.of("tax.py", "RATE = 19\nprint(RATE)\n", "same.py", "1", "old.py", "x\n"),
                Map.of("tax.py", "RATE = 7\nprint(RATE)\n", "same.py", "1", "new.py", "y\n"));

        assertEquals(
                List.of("new.py new", "old.py gone", "tax.py changed"),
                diff.files().stream()
                        .map(file -> file.path() + " " + file.what())
                        .toList());
        assertEquals("NEW y", lines(diff.files().getFirst()));
        assertEquals(
                "GONE RATE = 19\nNEW RATE = 7\nSAME print(RATE)",
                lines(diff.files().getLast()));
    }

    @Test
    void a_file_that_holds_a_secret_of_now_is_only_named_because_it_held_the_one_before() {
        PackageDiff diff = compared(
                Map.of("config.json", "{\"Some\": \"hunter21\"}\n"),
                Map.of("config.json", "{\"Some\": \"hunter22\"}\n"));

        assertEquals("", lines(diff.files().getFirst()));
        assertEquals(
                "a secret value stands in it: its lines are not shown",
                diff.files().getFirst().note());
    }

    @Test
    void what_was_given_to_a_parameter_with_no_echo_is_not_shown_when_its_file_is_gone() {
        PackageDiff diff =
                compared(Map.of("config.json", "{\"Parameters\": {\"Word\": \"hunter21\"}}\n"), Map.of("a", "b"));

        assertFalse(diff.json().toString().contains("hunter21"));
        assertFalse(
                lines(diff.files().getLast()).contains("hunter21"),
                lines(diff.files().getLast()));
    }

    @Test
    void what_is_no_text_and_what_is_large_is_only_named() {
        PackageDiff diff = compared(
                Map.of("a.so", "\0one", "b.bin", "\u00e4", "c.js", "x".repeat(140_000)),
                Map.of("a.so", "\0two", "b.bin", "\u00f6", "c.js", "y".repeat(140_000)));

        assertEquals(
                List.of("not text", "not text", "larger than 128 KB"),
                diff.files().stream().map(FileDiff::note).toList());
        assertTrue(diff.files().stream().allMatch(file -> file.lines().isEmpty()));
    }

    @Test
    void however_much_changed_the_page_stays_readable() {
        String many =
                IntStream.range(0, 1_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
        Map<String, String> files =
                IntStream.range(0, 60).boxed().collect(Collectors.toMap(i -> "f" + i + ".py", i -> many));

        PackageDiff diff = compared(Map.of(), files);

        assertEquals(PackageComparison.MOST_FILES, diff.files().size());
        assertEquals(20, diff.more());
        assertEquals(
                PackageComparison.MOST_LINES,
                diff.files().stream().mapToInt(file -> file.lines().size()).sum());
        assertEquals("600 lines more are not shown", diff.files().getFirst().note());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".env",
                "config/.env.production",
                "prod.env",
                "tls/server.key",
                "ca.PEM",
                "secrets.json",
                "db-password.txt",
                ".npmrc",
                "home/.aws/credentials",
                "id_rsa"
            })
    void a_file_that_usually_holds_secrets_is_only_named(String path) {
        FileDiff file =
                compared(Map.of(path, "x=1"), Map.of(path, "x=2")).files().getFirst();

        assertEquals(List.of(), file.lines());
        assertTrue(file.note().contains("may hold secrets"), file.note());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokenizer.py", "password_reset.js", "environment.ts", "keys.py", "package.json"})
    void code_about_secrets_is_code(String path) {
        assertFalse(compared(Map.of(path, "x=1"), Map.of(path, "x=2"))
                .files()
                .getFirst()
                .lines()
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "API_KEY = \"abc-123\" | API_KEY = [changed: a name like a secret's]",
                "  \"dbPassword\": \"abc\", | \"dbPassword\": [changed: a name like a secret's]",
                "const region = 'eu', apiKey = 'x1'; | const region = 'eu', apiKey = [changed: a name like a secret's]",
                "password: c29tZXRoaW5n | password: [changed: a name like a secret's]",
                "password = os.environ['PW'] | password = os.environ['PW']",
                "table = 'orders' | table = 'orders'",
                "url = 'https://x:abc@db' | [changed: the form of a secret]",
                "id = 'AKIAIOSFODNN7EXAMPLE' | [changed: the form of a secret]"
            })
    void what_a_line_gives_to_a_secret_is_not_shown(String line, String shown) {
        FileDiff file =
                compared(Map.of("a.py", ""), Map.of("a.py", line)).files().getFirst();

        assertEquals(shown.strip(), file.lines().getFirst().text().strip());
        assertEquals(LineDiff.Kind.NEW, file.lines().getFirst().kind());
    }
}
