package io.pointsman.page;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A real browser: headless Chromium through Selenium, both from the system's packages. Where they are not installed the tests are
 * skipped, which says so; with POINTSMAN_BROWSER=required, as {@code .ci/run} has it, that is a failure.
 */
public final class Browser implements AutoCloseable {
    private static final String REQUIRED = "POINTSMAN_BROWSER";

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * @param profile an empty folder
     * @param switches of Chromium, besides the usual ones
     */
    public static Browser start(Path profile, String... switches) {
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
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .build();
        return new Browser(new ChromeDriver(
                service, options(browser.orElseThrow(), profile).addArguments(switches)));
    }

    private static ChromeOptions options(Path browser, Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toString());
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
        return options;
    }

    private static Optional<Path> program(String... names) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public ChromeDriver driver() {
        return driver;
    }

    /**
     * The page at the width of a device, as a phone or a desk has it.
     *
     * @param folder where the page is written
     */
    public ChromeDriver open(Path folder, String html, int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", width < 600));
        try {
            Path page = Files.writeString(folder.resolve("page.html"), html);
            driver.get(page.toUri().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return driver;
    }

    /** What a script of one expression comes to. */
    public long number(String script) {
        return ((Number) driver.executeScript("return " + script)).longValue();
    }

    /** The least contrast of any text on the page, by the formula of WCAG 2. */
    public double leastContrast(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        return ((Number) driver.executeScript(CONTRAST)).doubleValue();
    }

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
        return Math.min(...[...document.querySelectorAll('main *')].filter(e => e.textContent.trim()).map(element => {
          const [a, b] = [light(rgb(getComputedStyle(element).color)), light(rgb(ground(element)))];
          return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        }));
        """;

    @Override
    public void close() {
        driver.quit();
    }
}
