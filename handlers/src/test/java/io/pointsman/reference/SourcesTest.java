package io.pointsman.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What comments and documents refer to lies in the repository: docs/aws-facts.md for what AWS does. */
final class SourcesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> SKIPPED =
            Set.of("target", ".git", ".aws-sam", ".cifuzz-corpus", "lib", ".idea", "node_modules", "cdk.out");
    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|md|yaml|yml|toml|xml|py|sh|svg|properties)|Makefile|pointsman");

    /** A paper with numbered sections, which a reader of this repository does not have. */
    private static final Pattern ELSEWHERE = Pattern.compile("\\b[Cc]ontract \\d|the contract (says|and)|\u00a7 ?\\d");

    private static final Pattern DOCUMENT = Pattern.compile("\\bdocs/[A-Za-z0-9_/-]+(\\.ko)?\\.(md|svg|json)\\b");
    private static final Pattern ROW = Pattern.compile("\\| (?<fact>[^|]+) \\| (?<source>[^|]+) \\|");

    @Test
    void no_comment_refers_to_a_paper_that_is_not_here() throws IOException {
        assertEquals(List.of(), lines(ELSEWHERE).toList());
    }

    @Test
    void every_document_that_is_named_is_there() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path file : files()) {
            Matcher matcher = DOCUMENT.matcher(Files.readString(file));
            while (matcher.find()) {
                if (!Files.exists(ROOT.resolve(matcher.group()))) {
                    missing.add(ROOT.relativize(file) + ": " + matcher.group());
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void every_fact_about_aws_has_a_source() throws IOException {
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/aws-facts.md")).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
                .toList();
        assertTrue(rows.size() > 20, rows.size() + " facts");
        assertEquals(
                List.of(),
                rows.stream().filter(row -> !ROW.matcher(row).matches()).toList());
    }

    private static Stream<String> lines(Pattern wrong) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (wrong.matcher(line).find() && !file.endsWith("SourcesTest.java")) {
                    found.add(ROOT.relativize(file) + ":" + number + ": " + line.strip());
                }
            }
        }
        return found.stream();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            List<Path> files = all.filter(Files::isRegularFile)
                    .filter(path -> Stream.of(ROOT.relativize(path).toString().split("/", -1))
                            .noneMatch(SKIPPED::contains))
                    .filter(path -> ROOT.relativize(path).startsWith(".ci")
                            || TEXT.matcher(path.getFileName().toString()).matches())
                    .toList();
            assertTrue(files.size() > 300, files.size() + " files");
            return files;
        }
    }
}
