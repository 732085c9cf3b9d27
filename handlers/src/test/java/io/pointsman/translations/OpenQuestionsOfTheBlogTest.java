package io.pointsman.translations;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The post of 2018 asks two things. Whoever comes from there finds both answered before anything else, and nowhere otherwise. */
final class OpenQuestionsOfTheBlogTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int FIRST_SCREEN = 20;
    private static final String APPSPEC =
            "There is no AppSpec file to keep: for each attempt `shift` generates the AppSpec, writes it"
                    + " into the release record, and sends exactly that to CodeDeploy.";
    private static final String APPSPEC_KOREAN =
            "따로 보관할 AppSpec 파일은 없습니다. `shift`가 시도할 때마다 AppSpec을 생성해 릴리스 기록에 남기고, 기록한 내용 그대로 CodeDeploy에 보냅니다.";

    private static String line(List<String> lines) {
        return lines.stream().map(String::strip).collect(Collectors.joining(" "));
    }

    private static List<String> lines(String page) throws IOException {
        return Files.readAllLines(ROOT.resolve(page));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "README.md | **Where should the AppSpec be kept?** " + APPSPEC,
                "README.md | **Is it good practice to put the SAM template into the zip with the code?** Yes",
                "README.ko.md | **AppSpec을 어디에 둘 것인가?** " + APPSPEC_KOREAN,
                "README.ko.md | **SAM 템플릿을 코드와 같은 zip에 묶어도 되는가?** 됩니다",
            })
    void both_are_answered_on_the_first_screen(String page, String answer) throws IOException {
        String screen = line(lines(page).subList(0, FIRST_SCREEN));
        assertTrue(screen.contains("- " + answer), screen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/how-it-works.md", "docs/publish-and-shift.md"})
    void where_the_AppSpec_is_kept_is_one_sentence(String page) throws IOException {
        assertTrue(line(lines(page)).contains(APPSPEC), page);
    }

    @Test
    void no_page_says_that_it_is_kept_nowhere() throws IOException {
        for (String page : new PageLinks(ROOT).paths()) {
            String text = line(lines(page));
            assertFalse(text.matches(".*(kept nowhere|어디에도 (두|보관하)지).*"), page);
        }
    }
}
