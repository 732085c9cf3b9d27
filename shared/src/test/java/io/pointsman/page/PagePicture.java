package io.pointsman.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * The top of a page as a picture in docs/pictures: an SVG that holds the page itself, so that it is text, follows light and dark, and is
 * written anew with {@code -Dpictures.mode=write} where the page has become another.
 */
public final class PagePicture {
    private static final int WIDTH = 1000;
    private static final Path FOLDER = Path.of("..", "docs", "pictures");

    private PagePicture() {}

    /** @param title for who cannot see it */
    public static void isInDocs(Browser browser, Path folder, String html, String name, String title, int height)
            throws IOException {
        String svg = svg(browser.open(folder, html, WIDTH), title, height);
        Path file = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("pictures.mode"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, svg);
        }
        assertEquals(svg, Files.readString(file), "write it anew: -Dpictures.mode=write");
    }

    private static String svg(ChromeDriver page, String title, int height) {
        String style = String.valueOf(page.executeScript("return document.querySelector('style').textContent"));
        String main = String.valueOf(page.executeScript(BODY, height));
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
            <title>%3$s</title>
            <style><![CDATA[%4$s]]></style>
            <foreignObject width="%1$d" height="%2$d">
            %5$s
            </foreignObject>
            </svg>
            """.formatted(WIDTH, height, title, style, main);
    }

    /** What lies below the picture's edge is left out of it. */
    private static final String BODY = """
        const height = arguments[0];
        const main = document.querySelector('main');
        [...main.children].filter(part => part.getBoundingClientRect().top > height).forEach(part => part.remove());
        document.querySelectorAll('a').forEach(link => link.removeAttribute('rel'));
        return new XMLSerializer().serializeToString(document.body);
        """;
}
