package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Templates that nobody here wrote: the folder {@code ../shared/corpus} beside the project, or {@code -Dpointsman.corpus=FOLDER}.
 * Every one is rewritten as it should be, or refused with a place. In CI the folder has to be there.
 */
class CorpusTest {
    private static final String FOLDER = "pointsman.corpus";

    private int rewritten;
    private int locations;
    private final TreeMap<String, Integer> refusals = new TreeMap<>();

    @Test
    void every_template_is_rewritten_byte_by_byte_or_refused_with_a_place() throws IOException {
        Path folder = Path.of(System.getProperty(FOLDER, ""));
        String absent = "there is no folder of templates at " + folder + " (-D" + FOLDER + ")";
        assertTrue(Files.isDirectory(folder) || !"true".equals(System.getenv("CI")), absent);
        assumeTrue(Files.isDirectory(folder), absent);
        List<Path> templates;
        try (Stream<Path> files = Files.walk(folder)) {
            templates = files.filter(CorpusTest::isTemplate).sorted().toList();
        }
        assertTrue(!templates.isEmpty(), folder + " has no templates");
        for (Path file : templates) {
            check(file);
        }
        System.out.println("corpus of " + templates.size() + " templates: " + rewritten + " rewritten, " + locations
                + " locations, refused " + refusals);
        assertTrue(rewritten > templates.size() * 9 / 10, "more than a tenth was refused: " + refusals);
    }

    private static boolean isTemplate(Path file) {
        return file.toString().matches(".*\\.(ya?ml|json|template)");
    }

    private void check(Path file) throws IOException {
        String text = Files.readString(file);
        List<Problem> problems = problems(text);
        if (problems.isEmpty()) {
            locations += Untouched.check(file.getFileName().toString(), text);
            rewritten++;
        } else {
            problems.forEach(
                    problem -> assertTrue(problem.at().line() <= text.lines().count() + 1, file + " " + problem));
            problems.forEach(problem -> refusals.merge(kind(problem), 1, Integer::sum));
        }
    }

    private static List<Problem> problems(String text) {
        try {
            return new ArrayList<>(Template.parse(text).survey().problems());
        } catch (BadTemplate e) {
            return e.problems();
        }
    }

    private static String kind(Problem problem) {
        return problem.message()
                .replaceAll("^key \\S+", "key")
                .replaceAll(" of \\S+ (\\S+ )?(is|\\()", " $2")
                .replaceAll(";.*", "");
    }
}
