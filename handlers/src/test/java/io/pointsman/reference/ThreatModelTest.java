package io.pointsman.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on who could do harm says of nothing that it is stopped where no test plays it. */
final class ThreatModelTest {
    private static final String DOCUMENT = "docs/threat-model.md";

    private static final List<String> PERSONS = List.of(
            "Push rights",
            "Pipeline rights",
            "Writer of the source bucket",
            "Writer of the release bucket",
            "Gate keeper",
            "Somebody in another account",
            "Hook author",
            "Reader of the console or of a page",
            "A web page in the browser of somebody who runs `serve`");

    private static final String NOTHING_STOPS = "What nothing stops";

    private static final String TEST = "`(\\w+Test\\.\\w+)`";
    private static final Pattern NAMED = Pattern.compile(TEST);
    private static final Pattern TESTS_ALONE = Pattern.compile(TEST + "(, " + TEST + ")*");

    private static List<DocumentRow> rows() throws IOException {
        return DocumentRow.of(ThisRepository.text(DOCUMENT));
    }

    private static List<DocumentRow> rows(String section) throws IOException {
        return rows().stream().filter(row -> row.section().equals(section)).toList();
    }

    @Test
    void each_person_has_a_table_and_what_nothing_stops_comes_last() throws IOException {
        List<String> sections =
                rows().stream().map(DocumentRow::section).distinct().toList();

        assertEquals(PERSONS, sections.subList(0, sections.size() - 1));
        assertEquals(NOTHING_STOPS, sections.getLast());
    }

    @Test
    void each_attempt_names_what_stops_it_and_the_tests_that_play_it() throws IOException {
        for (DocumentRow row : rows()) {
            if (PERSONS.contains(row.section())) {
                assertEquals(3, row.cells().size(), row::toString);
                assertTrue(row.cells().stream().noneMatch(String::isEmpty), row::toString);
                assertTrue(TESTS_ALONE.matcher(row.cells().getLast()).matches(), row::toString);
            }
        }
    }

    @Test
    void every_test_that_is_named_is_there_and_not_switched_off() throws IOException {
        List<String> named = named(ThisRepository.text(DOCUMENT));

        assertTrue(named.size() > 80, named.size() + " tests");
        assertEquals(List.of(), ThisRepository.withoutTest(named), DOCUMENT);
    }

    private static List<String> named(String text) {
        return NAMED.matcher(text).results().map(found -> found.group(1)).toList();
    }

    @Test
    void what_nothing_stops_says_what_the_operator_does() throws IOException {
        for (DocumentRow row : rows(NOTHING_STOPS)) {
            assertEquals(3, row.cells().size(), row::toString);
            assertTrue(row.cells().stream().noneMatch(String::isEmpty), row::toString);
        }
    }

    @Test
    void a_row_is_known_by_the_heading_that_it_stands_under() {
        assertEquals(
                List.of(
                        new DocumentRow("One", List.of("a", "`ATest.b`, `CTest.d`")),
                        new DocumentRow("Two", List.of("e", "")),
                        new DocumentRow("Two", List.of("f", "g"))),
                DocumentRow.of("""
                    # Title

                    ## One

                    | head | head |
                    |---|---|
                    | a | `ATest.b`, `CTest.d` |

                    No row.

                    ## Two

                    | head | head |
                    |---|---|
                    | e | |
                    | f | g |
                    """));
    }

    @Test
    void a_word_beside_a_test_is_no_test() {
        assertEquals(List.of("ATest.b", "CTest.d"), named("`ATest.b`, and `CTest.d` of `Some.thing`, not ATest.e"));
        assertTrue(TESTS_ALONE.matcher("`ATest.b`, `CTest.d`").matches());
        for (String cell : List.of("", "none", "`ATest.b` and more", "`ATest.b`, `CTest.d` one day", "`ATest`")) {
            assertFalse(TESTS_ALONE.matcher(cell).matches(), cell);
        }
    }
}
