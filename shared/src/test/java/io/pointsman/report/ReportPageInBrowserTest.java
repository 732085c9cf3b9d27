package io.pointsman.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.page.Browser;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page as people see it, in {@link Browser}. */
final class ReportPageInBrowserTest {
    @TempDir
    static Path profile;

    @TempDir
    Path pages;

    private static Optional<Browser> browser = Optional.empty();

    @BeforeAll
    static void start() {
        browser = Optional.of(Browser.start(profile));
    }

    @AfterAll
    static void stop() {
        browser.ifPresent(Browser::close);
    }

    private ChromeDriver open(Report report, int width) {
        return browser.orElseThrow().open(pages, report.html(), width);
    }

    private static long number(String script) {
        return browser.orElseThrow().number(script);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 768, 1280})
    void nothing_is_wider_than_the_screen(int width) {
        open(Samples.failed(), width);

        assertTrue(number("document.documentElement.scrollWidth") <= width);
        assertTrue(number("Math.max(...[...document.querySelectorAll('main *')].map(e =>"
                        + " e.getBoundingClientRect().right))")
                <= width);
    }

    @Test
    void each_function_has_a_lane_on_which_things_stand_in_the_order_in_which_they_happened() {
        ChromeDriver page = open(Samples.failed(), 1280);

        assertEquals(3, page.findElements(By.className("lane")).size());
        List<Rectangle> weights = page.findElements(By.cssSelector(".lane:nth-of-type(2) .weight")).stream()
                .map(weight -> weight.getRect())
                .toList();
        Rectangle track =
                page.findElement(By.cssSelector(".lane:nth-of-type(2) .track")).getRect();
        assertEquals(2, weights.size());
        assertTrue(weights.get(0).getX() < weights.get(1).getX());
        assertTrue(
                weights.get(1).getHeight() > 5 * weights.get(0).getHeight(), "all traffic is more than a tenth of it");
        // Published 20 s before, ended 360 s after: ten seconds in is at 30 of 380.
        assertEquals(30.0 / 380, (weights.get(0).getX() - track.getX()) / (double) track.getWidth(), 0.01);
    }

    @Test
    void the_hook_that_failed_is_told_in_words_too() {
        ChromeDriver page = open(Samples.failed(), 390);

        String lane = page.findElement(By.cssSelector(".lane:nth-of-type(3)")).getText();
        assertTrue(lane.contains("12:00:03 BeforeAllowTraffic failed"), lane);
        assertTrue(page.findElement(By.className("summary")).getText().contains("Not released"));
    }

    @Test
    void without_styles_it_reads_in_order() {
        ChromeDriver page = open(Samples.failed(), 390);
        page.executeScript("document.querySelectorAll('style').forEach(style => style.remove())");

        String text = page.findElement(By.tagName("body")).getText();
        List<Integer> places = Stream.of(
                        "web-production",
                        "Not released",
                        "Cause",
                        "Next",
                        "Functions",
                        "1 → 2",
                        "12:00:10 10%",
                        "AppSpecs")
                .map(text::indexOf)
                .toList();
        assertFalse(places.contains(-1), places + "\n" + text);
        assertEquals(places.stream().sorted().toList(), places);
    }

    @Test
    void the_appspec_is_there_word_for_word() {
        ChromeDriver page = open(Samples.succeeded(), 1280);
        page.findElement(By.cssSelector("details summary")).click();

        assertEquals(
                "{\"version\":0.0,\"Resources\":[{\"Cart\":{\"Type\":\"AWS::Lambda::Function\"}}]}",
                page.findElement(By.cssSelector("details pre")).getText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>document.title='taken'</script>",
                "<img src=x onerror=\"document.title='taken'\">",
                "</style></title><svg onload=\"document.title='taken'\">"
            })
    void what_attacks_runs_nothing_and_is_shown_as_it_is(String attack) {
        ChromeDriver page = open(Samples.hostile(attack), 1280);

        assertFalse("taken".equals(page.getTitle()));
        assertEquals(attack, page.findElement(By.tagName("h1")).getText());
        assertEquals(0, page.findElements(By.cssSelector("script, img, svg")).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void what_an_alarm_took_back_fits_with_all_of_its_details_open(int width) {
        ChromeDriver page = open(Samples.alarm(), width);
        page.executeScript("document.querySelectorAll('details').forEach(details => details.open = true)");

        assertTrue(number("document.documentElement.scrollWidth") <= width);
        assertTrue(page.findElement(By.cssSelector(".hook span")).isDisplayed(), "hooks are named on their bars");
    }

    @Test
    void it_asks_the_network_for_nothing() {
        open(Samples.failed(), 1280);

        assertEquals(0, number("performance.getEntriesByType('resource').length"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void text_stands_out_from_its_ground_in_light_and_in_dark(String scheme) {
        open(Samples.alarm(), 1280);

        double worst = browser.orElseThrow().leastContrast(scheme);
        assertTrue(worst >= 4.5, scheme + ": " + worst);
    }

    @Test
    void two_hundred_functions_are_one_page() {
        ChromeDriver page = open(Samples.large(200), 390);

        assertEquals(200, page.findElements(By.className("lane")).size());
        assertTrue(
                page.findElement(By.className("summary")).getText().startsWith("Released: 200 of 200 functions moved"));
    }
}
