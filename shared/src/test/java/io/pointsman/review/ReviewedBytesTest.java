package io.pointsman.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.pointsman.release.CodePlace;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.release.ReleasedBytes;
import io.pointsman.release.record.PackagedRelease;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The digest that a person approves stands for the bytes that a release brings in, and not only for what the template says. */
final class ReviewedBytesTest {
    private static final CodePlace ONE = place("F", Optional.of("v1"), "content", Optional.of("sha"));
    private static final CodePlace TWO = place("G", Optional.empty(), "other", Optional.empty());

    private static CodePlace place(String id, Optional<String> version, String digest, Optional<String> sha256) {
        return new CodePlace(id, "CodeUri", "b", "k", version, digest, "why", "t.yaml", "src", true, sha256, false);
    }

    private static String digest(CodePlace... code) {
        return Changes.NONE.digest(ReleasedBytes.of(List.of(code)));
    }

    @Test
    void other_bytes_another_version_or_other_content_have_the_digest_of_what_was_approved() {
        String approved = digest(ONE, TWO);

        assertNotEquals(approved, digest(ONE));
        assertNotEquals(approved, digest(place("F", Optional.of("v1"), "content", Optional.of("exchanged")), TWO));
        assertNotEquals(approved, digest(place("F", Optional.of("v2"), "content", Optional.of("sha")), TWO));
        assertNotEquals(approved, digest(place("F", Optional.of("v1"), "exchanged", Optional.of("sha")), TWO));
        assertNotEquals(approved, digest(place("F", Optional.of("v1"), "content", Optional.empty()), TWO));
        assertNotEquals(approved, Changes.NONE.digest(ReleasedBytes.NONE));
    }

    @Test
    void the_order_of_functions_or_how_many_share_a_package_makes_another_digest() {
        assertEquals(digest(ONE, TWO), digest(TWO, ONE, place("H", Optional.of("v1"), "content", Optional.of("sha"))));
    }

    /** {@code changeset} reads the one, {@code execute} the other. */
    @Test
    void the_manifest_and_what_is_made_of_it_for_the_record_have_two_digests() {
        ReleaseManifest manifest =
                new ReleaseManifest("r", "run", "t.yaml", "d", "source", "app.zip", List.of(ONE, TWO), Map.of());

        assertEquals(
                ReleasedBytes.of(List.of(ONE, TWO)),
                PackagedRelease.of(manifest).bytes());
    }
}
