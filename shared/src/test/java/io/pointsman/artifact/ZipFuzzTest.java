package io.pointsman.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Locale;

/**
 * Any bytes as a zip: its files and a copy of them that has the same digest, or a refusal. {@code mvn verify} plays what is in the
 * folder of inputs; with {@code JAZZER_FUZZ=1} new inputs are looked for.
 */
class ZipFuzzTest {
    private static final long MOST = 1 << 22;

    @FuzzTest(maxDuration = "45s")
    void any_bytes_are_an_archive_or_refused(byte[] bytes) {
        try {
            check(ZipArchive.open(RangedBytes.of(bytes)), 2);
        } catch (BadArchive refused) {
            assertEquals(false, String.valueOf(refused.getMessage()).isEmpty());
        }
    }

    private static void check(ZipArchive archive, int depth) {
        Part whole = Part.whole(archive);
        whole.linksOut();
        if (whole.size() > MOST) {
            return; // a large one is as good as a small one, and slower
        }
        String digest = new ContentDigest(archive).of(whole);
        if (!whole.files().isEmpty()) {
            byte[] copy = ReproducibleZip.of(whole).bytes();
            assertEquals(digest, ContentDigest.of(ZipArchive.open(RangedBytes.of(copy))));
        }
        List<ArchiveFile> inside = archive.files().stream()
                .filter(file -> file.path().toLowerCase(Locale.ROOT).endsWith(".jar"))
                .toList();
        if (depth > 0) {
            inside.forEach(file -> check(archive.nested(file), depth - 1));
        }
    }
}
