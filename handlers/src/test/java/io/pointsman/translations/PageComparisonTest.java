package io.pointsman.translations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that a page can lack, taken away. */
final class PageComparisonTest {
    private static final String ENGLISH = """
        # Title

        Press `Retry`, as [below](#one-step) or [there](other.md#head) says: 20 minutes.

        ## One `step`

        - an item

        ```sh
        run it   # now
        say yes  # => yes
        ```

        | a | b |
        |---|---|
        | `x` | y |
        """;
    private static final String KOREAN = """
        # 제목

        [아래](#한-step)나 [저기](other.ko.md#머리)처럼 `Retry`를 누릅니다: 20분.

        ## 한 `step`

        - 항목

        ```sh
        run it   # 지금
        say yes  # => yes
        ```

        | 가 | 나 |
        |---|---|
        | `x` | 다 |
        """;

    @TempDir
    Path root;

    @BeforeEach
    void another_page() throws IOException {
        Files.writeString(root.resolve("page.md"), ENGLISH);
        Files.writeString(root.resolve("other.md"), "# Head\n");
        Files.writeString(root.resolve("other.ko.md"), "# 머리\n");
    }

    private List<String> differences(String was, String is) throws IOException {
        String korean = KOREAN.replace(was, is);
        Files.writeString(root.resolve("page.ko.md"), korean);
        return PageComparison.differences(
                new PageLinks(root), MarkdownPage.of("page.md", ENGLISH), MarkdownPage.of("page.ko.md", korean));
    }

    private void differs(String was, String is, String said) throws IOException {
        assertEquals(List.of(said), differences(was, is));
    }

    @Test
    void headings_comments_and_text_are_in_another_language() throws IOException {
        assertEquals(List.of(), differences("", ""));
    }

    @Test
    void a_heading_is_missing() throws IOException {
        differs("## 한 `step`\n", "", "page.ko.md: headings [# ], and not [# , ## ]");
    }

    @Test
    void a_heading_is_deeper() throws IOException {
        differs("## 한", "### 한", "page.ko.md: headings [# , ### ], and not [# , ## ]");
    }

    @Test
    void a_command_is_another() throws IOException {
        differs("run it ", "run that ", "page.ko.md ## 한 `step`: commands: number 1 is run that, and not run it");
    }

    @Test
    void an_answer_is_another() throws IOException {
        differs(
                "=> yes",
                "=> no",
                "page.ko.md ## 한 `step`: commands: number 2 is say yes  # => no, and not say yes  # => yes");
    }

    @Test
    void a_block_has_another_mark() throws IOException {
        differs("```sh\n", "```sh aws\n", "page.ko.md ## 한 `step`: blocks of code: number 1 is sh aws, and not sh");
    }

    @Test
    void a_row_is_missing() throws IOException {
        assertEquals(
                List.of(
                        "page.ko.md ## 한 `step`: cells of the rows: number 3 is nothing, and not 2",
                        "page.ko.md ## 한 `step`: words of the code: missing [x], more []"),
                differences("| `x` | 다 |\n", ""));
    }

    @Test
    void an_item_is_missing() throws IOException {
        differs("- 항목\n", "항목\n", "page.ko.md ## 한 `step`: items 0, and not 1");
    }

    @Test
    void a_paragraph_is_more() throws IOException {
        differs("누릅니다: ", "누릅니다.\n\n", "page.ko.md # 제목: paragraphs 2, and not 1");
    }

    @Test
    void a_number_is_another() throws IOException {
        differs("20분", "30분", "page.ko.md # 제목: numbers: missing [20]");
    }

    @Test
    void a_name_is_translated() throws IOException {
        differs("`Retry`", "재시도", "page.ko.md # 제목: words of the code: missing [Retry], more []");
    }

    @Test
    void a_link_leads_to_another_section() throws IOException {
        differs("#한-step", "#제목", "page.ko.md # 제목: links: number 2 is page.md#0, and not page.md#1");
    }

    @Test
    void a_link_leads_nowhere() throws IOException {
        differences("#한-step", "#두-step");
        PageLinks links = new PageLinks(root);
        assertEquals(List.of("page.ko.md: #두-step leads nowhere"), links.dead(links.page("page.ko.md")));
        assertEquals(List.of(), links.dead(links.page("page.md")));
    }

    @Test
    void a_link_passes_the_Korean_page() throws IOException {
        differences("other.ko.md#머리", "other.md#head");
        PageLinks links = new PageLinks(root);
        assertEquals(List.of("other.md"), links.pastTheKorean(links.page("page.ko.md")));
    }

    @Test
    void stars_before_a_particle_are_shown() {
        PageSection section = new PageSection("", List.of("**`a`**은 **나**는 **다.** **(라)**"), List.of());
        assertEquals(List.of("**`a`**"), section.starsThatAreShown());
    }
}
