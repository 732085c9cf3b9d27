package io.pointsman.local.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.secret.Disguises;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What the demo prints of an application, its pages, and its record of all requests and answers hold no secret. */
@Tag("long")
@ResourceLock(Resources.SYSTEM_OUT)
final class DemoSecretsTest {
    private static final String VARIABLE = "canary-variable-9c4d";
    private static final String NO_ECHO = "canary-no-echo-83e1";

    /** The endpoint's secret keys and session tokens of jobs: so many letters and digits. What is hexadecimal, or ends as Base64 does, is a digest. */
    private static final Pattern KEYS = Pattern.compile(
            "(?<![A-Za-z0-9+/])(?=[A-Za-z0-9]*[G-Zg-z])(?:[A-Za-z0-9]{40}|[A-Za-z0-9]{360})(?![A-Za-z0-9+/=])");

    private static final String TEMPLATE = """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Pin: {Type: String, NoEcho: true, Default: NOECHO}
        Resources:
          Hello:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: .
              Handler: app.handler
              Runtime: python3.12
              AutoPublishAlias: live
              Environment: {Variables: {PIN: !Ref Pin, KEY: VARIABLE}}
        """.replace("NOECHO", NO_ECHO).replace("VARIABLE", VARIABLE);

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(file -> files.put(file.toString(), content(file)));
        }
        return files;
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nothing_is_left_where_people_look(@TempDir Path folder) throws IOException {
        Path app = Files.createDirectory(folder.resolve("app"));
        Files.writeString(app.resolve("template.yaml"), TEMPLATE);
        Files.writeString(app.resolve("app.py"), "def handler(event, context):\n  return 1\n");
        Path left = Files.createDirectory(folder.resolve("left"));
        Path record = left.resolve("record.jsonl");

        DemoRun run = DemoRun.of("--app", app.toString(), "--pages", left.toString(), "--record", record.toString());

        String said = run.said();
        assertEquals(0, run.code(), said);
        Map<String, byte[]> places = files(left);
        places.put("what it printed", said.getBytes(UTF_8));
        assertTrue(said.contains("Hello"), said);
        assertTrue(Files.readString(record).contains("\"PutJobSuccessResult\""), "a record");
        assertTrue(places.keySet().stream().anyMatch(place -> place.endsWith(".html")), "pages");
        for (String secret : List.of(VARIABLE, NO_ECHO)) {
            assertEquals(List.of(), where(places, text -> Disguises.isIn(text, secret)), secret);
        }
        assertEquals(
                List.of(),
                where(places, text -> KEYS.matcher(new String(text, ISO_8859_1)).find()),
                "keys");
    }

    private static List<String> where(Map<String, byte[]> places, Predicate<byte[]> holds) {
        return places.entrySet().stream()
                .filter(place -> holds.test(place.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
