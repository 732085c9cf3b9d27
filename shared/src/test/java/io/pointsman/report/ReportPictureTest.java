package io.pointsman.report;

import io.pointsman.page.Browser;
import io.pointsman.page.PagePicture;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of the report page in the documentation is that of the page. */
final class ReportPictureTest {
    @TempDir
    Path profile;

    @TempDir
    Path pages;

    @Test
    void the_picture_in_docs_is_the_page() throws IOException {
        try (Browser browser = Browser.start(profile)) {
            PagePicture.isInDocs(
                    browser,
                    pages,
                    Samples.alarm().html(),
                    "report.svg",
                    "The report page of a release that an alarm took back",
                    1150);
        }
    }
}
