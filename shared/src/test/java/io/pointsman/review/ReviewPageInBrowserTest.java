package io.pointsman.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
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
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The page in a real browser: headless Chromium through Selenium, both from the system's packages. Where they are not installed the
 * tests are skipped, which says so; with POINTSMAN_BROWSER=required, as {@code .ci/run} has it, that is a failure.
 */
final class ReviewPageInBrowserTest {
    private static final String REQUIRED = "POINTSMAN_BROWSER";

    @TempDir
    static Path profile;

    @TempDir
    Path pages;

    private static Optional<ChromeDriver> started = Optional.empty();

    private static Optional<Path> program(String... names) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @BeforeAll
    static void start() {
        // It misses typed wrappers for this Chromium; the commands are sent by name.
        Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE);
        Optional<Path> browser = program("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = program("chromedriver");
        if (browser.isEmpty() || driver.isEmpty()) {
            String missing =
                    "needs Chromium and chromedriver on the PATH (Debian: apt-get install chromium chromium-driver)";
            assertFalse("required".equals(System.getenv(REQUIRED)), missing);
            assumeTrue(false, missing);
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toString());
        options.addArguments(List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .build();
        started = Optional.of(new ChromeDriver(service, options));
    }

    @AfterAll
    static void stop() {
        started.ifPresent(ChromeDriver::quit);
    }

    /** The page at the width of a device, as a phone or a desk has it. */
    private ChromeDriver open(Review review, int width) {
        ChromeDriver browser = started.orElseThrow();
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", width < 600));
        try {
            Path page = Files.writeString(pages.resolve("review.html"), review.html());
            browser.get(page.toUri().toString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return browser;
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
                        "Refused by policy",
                        "Traffic",
                        "Data at risk",
                        "before id",
                        "after orderId",
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
    }

    @Test
    void it_asks_the_network_for_nothing() {
        ChromeDriver browser = open(Samples.whole(), 1280);

        assertEquals(0, number(browser, "performance.getEntriesByType('resource').length"));
    }

    @ParameterizedTest
    @CsvSource({"light", "dark"})
    void text_stands_out_from_its_ground_in_light_and_in_dark(String scheme) {
        ChromeDriver browser = open(Samples.whole(), 1280);
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));

        Object worst = browser.executeScript(CONTRAST);
        assertTrue(((Number) worst).doubleValue() >= 4.5, scheme + ": " + worst);
    }

    /** The least contrast of any text, by the formula of WCAG 2. */
    private static final String CONTRAST = """
        const rgb = text => text.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
            .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
        const ground = element => {
          for (let at = element; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (rgb(colour)[3] !== 0) return colour;
          }
          return 'rgb(255, 255, 255)';
        };
        return Math.min(...[...document.querySelectorAll('main *')].map(element => {
          const [a, b] = [light(rgb(getComputedStyle(element).color)), light(rgb(ground(element)))];
          return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        }));
        """;

    @Test
    void a_change_set_of_five_hundred_resources_is_one_page() {
        ChromeDriver browser = open(Samples.large(), 390);

        assertEquals(500, browser.findElements(By.tagName("article")).size());
        assertTrue(browser.findElement(By.cssSelector(".summary")).getText().startsWith("500 changes: 500 new code"));
    }
}
