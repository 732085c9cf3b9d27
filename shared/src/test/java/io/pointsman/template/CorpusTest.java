package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Templates that nobody here wrote: {@code -Dpointsman.corpus=FOLDER}. */
class CorpusTest {
    private static final String FOLDER = "pointsman.corpus";

    private int rewritten;
    private int sites;
    private final TreeMap<String, Integer> refusals = new TreeMap<>();
    private final List<String> unreadable = new ArrayList<>();

    @Test
    void every_template_is_rewritten_or_refused_and_twice_is_once() throws IOException {
        String folder = System.getProperty(FOLDER, "");
        assumeTrue(!folder.isEmpty(), "-D" + FOLDER + " names no folder of templates");
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(CorpusTest::isTemplate).sorted().toList()) {
                check(file);
            }
        }
        System.out.println("corpus: " + rewritten + " rewritten, " + sites + " code locations, refused " + refusals
                + ", unreadable " + unreadable);
    }

    private static boolean isTemplate(Path file) {
        return file.toString().matches(".*\\.(ya?ml|json|template)");
    }

    private void check(Path file) throws IOException {
        String text = Files.readString(file);
        Survey survey;
        try {
            survey = Template.parse(text).survey();
        } catch (BadTemplate e) {
            unreadable.add(file.getFileName() + ": " + e.getMessage());
            return;
        }
        if (!survey.problems().isEmpty()) {
            survey.problems().forEach(problem -> refusals.merge(kind(problem), 1, Integer::sum));
            return;
        }
        String once = survey.rewrite(Rewrites::place).text();
        assertEquals(once, Rewrites.of(once), file.toString());
        assertEquals(survey.sites().isEmpty(), once.equals(text), file.toString());
        sites += survey.sites().size();
        rewritten++;
    }

    private static String kind(Problem problem) {
        return problem.message()
                .replaceAll(" of \\S+ (\\S+ )?(is|\\()", " $2")
                .replaceAll("file \\S+", "file")
                .replaceAll(";.*", "");
    }
}
