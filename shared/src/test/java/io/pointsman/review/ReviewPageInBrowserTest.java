package io.pointsman.review;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page as people see it, in {@link Browser}. */
final class ReviewPageInBrowserTest {
    @TempDir
    static Path profile;

    @TempDir
    Path pages;

    private static Optional<Browser> started = Optional.empty();

    @BeforeAll
    static void start() {
        started = Optional.of(Browser.start(profile));
    }

    @AfterAll
    static void stop() {
        started.ifPresent(Browser::close);
    }

    private ChromeDriver open(Review review, int width) {
        return started.orElseThrow().open(pages, review.html(), width);
    }

    private static long number(ChromeDriver browser, String script) {
        return ((Number) browser.executeScript("return " + script)).longValue();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 768, 1280})
    void nothing_is_wider_than_the_screen(int width) {
        ChromeDriver browser = open(Samples.whole(), width);

        assertEquals(width, number(browser, "window.innerWidth"));
        assertTrue(number(browser, "document.documentElement.scrollWidth") <= width);
        assertTrue(number(browser, RIGHTMOST) <= width);
    }

    private static final String RIGHTMOST =
            "Math.max(...[...document.querySelectorAll('main *')].map(e => e.getBoundingClientRect().right))";

    @Test
    void before_and_after_lie_below_one_another_on_a_phone_and_side_by_side_on_a_desk() {
        assertTrue(top(open(Samples.whole(), 390), ".after") > top(open(Samples.whole(), 390), ".before"));
        assertEquals(top(open(Samples.whole(), 1280), ".before"), top(open(Samples.whole(), 1280), ".after"));
    }

    private static int top(ChromeDriver browser, String selector) {
        return browser.findElement(By.cssSelector("article " + selector))
                .getRect()
                .getY();
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void a_large_application_fits_too(int width) {
        ChromeDriver browser = open(Samples.night(), width);
        browser.executeScript("document.querySelectorAll('details').forEach(details => details.open = true)");

        assertTrue(number(browser, RIGHTMOST) <= width);
    }

    @Test
    void a_name_breaks_between_its_parts() {
        ChromeDriver browser = open(Samples.night(), 390);
        String html = browser.getPageSource();

        assertTrue(html.contains("Service<wbr>Role<wbr>Default<wbr>Policy33D4E5F6"), "before a capital");
        assertFalse(html.contains("Defa<wbr>"), "not inside a word");
    }

    @Test
    void every_place_that_the_answer_leads_to_is_there() {
        ChromeDriver browser = open(Samples.night(), 1280);

        assertTrue(number(browser, "document.querySelectorAll('.answer a').length") >= 5);
        assertEquals(
                0,
                number(
                        browser,
                        "[...document.querySelectorAll('a[href^=\"#\"]')]"
                                + ".filter(a => !document.getElementById(a.getAttribute('href').slice(1))).length"));
    }

    @Test
    void text_is_large_enough_to_read_on_a_phone() {
        ChromeDriver browser = open(Samples.whole(), 390);

        assertTrue(number(
                        browser,
                        "Math.min(...[...document.querySelectorAll('main *')].filter(e => e.childNodes.length)"
                                + ".map(e => parseFloat(getComputedStyle(e).fontSize)))")
                >= 12);
    }

    @Test
    void without_styles_it_reads_in_order_and_tells_before_from_after() {
        ChromeDriver browser = open(Samples.whole(), 390);
        browser.executeScript("document.querySelectorAll('style').forEach(style => style.remove())");

        String text = browser.findElement(By.tagName("body")).getText();
        List<Integer> places = Stream.of(
                        "web-production",
                        "Is anything at risk?",
                        "Refused",
                        "Data at risk",
                        "before id",
                        "after orderId",
                        "Rights that grow",
                        "Traffic",
                        "Removed")
                .map(text::indexOf)
                .toList();
        assertFalse(places.contains(-1), places + "\n" + text);
        assertEquals(places.stream().sorted().toList(), places);
        assertTrue(browser.findElement(By.tagName("del"))
                .getCssValue("text-decoration")
                .contains("line-through"));
        assertTrue(number(browser, "document.documentElement.scrollWidth") <= 390);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>document.title='taken'</script>",
                "<img src=x onerror=\"document.title='taken'\">",
                "</style></title><svg onload=\"document.title='taken'\">"
            })
    void a_template_that_attacks_runs_nothing_and_is_shown_as_it_is(String attack) {
        ChromeDriver browser = open(Samples.hostile(attack), 1280);

        assertFalse("taken".equals(browser.getTitle()));
        assertEquals(attack, browser.findElement(By.tagName("h1")).getText());
        assertEquals(0, browser.findElements(By.cssSelector("script, img, svg")).size());
        assertTrue(browser.findElements(By.cssSelector("a")).stream()
                .map(link -> link.getDomProperty("href"))
                .allMatch(address -> address != null && address.matches("(https://.+console\\.aws\\.amazon|file:).*")));
    }

    @Test
    void it_asks_the_network_for_nothing() {
        ChromeDriver browser = open(Samples.whole(), 1280);

        assertEquals(0, number(browser, "performance.getEntriesByType('resource').length"));
    }

    @ParameterizedTest
    @CsvSource({"light", "dark"})
    void text_stands_out_from_its_ground_in_light_and_in_dark(String scheme) {
        open(Samples.night(), 1280);

        double worst = started.orElseThrow().leastContrast(scheme);
        assertTrue(worst >= 4.5, scheme + ": " + worst);
    }

    @Test
    void a_change_set_of_five_hundred_resources_is_one_page() {
        ChromeDriver browser = open(Samples.large(), 390);

        assertEquals(501, browser.findElements(By.tagName("article")).size());
        assertEquals(
                "500 resources change",
                browser.findElement(By.cssSelector(".summary")).getText());
        assertEquals(
                1, browser.findElements(By.cssSelector("section > article")).size());
    }
}
