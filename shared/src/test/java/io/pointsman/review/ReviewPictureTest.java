package io.pointsman.review;

import io.pointsman.page.Browser;
import io.pointsman.page.PagePicture;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of the review page in the documentation is that of the page. */
final class ReviewPictureTest {
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
                    Samples.night().html(),
                    "review.svg",
                    "The review page of a change set that replaces a table and lets a role do more",
                    980);
        }
    }
}
