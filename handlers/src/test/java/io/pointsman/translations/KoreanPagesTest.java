package io.pointsman.translations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever reads a page in Korean reads the whole of it, and types the same commands. {@code .ci/docs} runs the English ones. */
final class KoreanPagesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final PageLinks LINKS = new PageLinks(ROOT);

    static List<String> pages() {
        return List.of("README.md", "docs/operations.md", "docs/pipelines.md", "docs/tutorial.md");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void it_has_what_the_English_page_has(String page) throws IOException {
        MarkdownPage english = LINKS.page(page);
        assertTrue(english.sections().size() > 4, page);
        assertEquals(List.of(), PageComparison.differences(LINKS, english, LINKS.page(MarkdownPage.korean(page))));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void links_lead_somewhere_and_to_the_Korean_page_where_there_is_one(String page) throws IOException {
        MarkdownPage korean = LINKS.page(MarkdownPage.korean(page));
        assertEquals(List.of(), LINKS.dead(LINKS.page(page)));
        assertEquals(List.of(), LINKS.dead(korean));
        assertEquals(List.of(), LINKS.pastTheKorean(korean));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_way_to_the_other_language_stands_under_the_title(String page) throws IOException {
        String korean = MarkdownPage.korean(page);
        assertEquals("[한국어](" + Path.of(korean).getFileName() + ")", underTheTitle(page));
        assertEquals("[English](" + Path.of(page).getFileName() + ")", underTheTitle(korean));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void what_is_bold_is_shown_bold(String page) throws IOException {
        MarkdownPage korean = LINKS.page(MarkdownPage.korean(page));
        assertEquals(
                List.of(),
                korean.sections().stream()
                        .flatMap(section -> section.starsThatAreShown().stream())
                        .toList());
    }

    @Test
    void every_Korean_page_is_compared() throws IOException {
        assertEquals(
                pages().stream().map(MarkdownPage::korean).toList(),
                LINKS.paths().stream().filter(path -> path.endsWith(".ko.md")).toList());
    }

    private static String underTheTitle(String page) throws IOException {
        return LINKS.page(page).sections().getFirst().lines().get(1);
    }
}
