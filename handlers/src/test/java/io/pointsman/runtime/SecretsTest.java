package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SecretsTest {
    private static final String KEY = "abcdefghijklmnopqrst";

    private final Secrets secrets = Secrets.in(JsonObject.of("artifactCredentials", JsonObject.of("k", KEY)));

    @Test
    void only_the_secret_goes() {
        assertEquals("the key [secret], twice: [secret].", secrets.scrub("the key " + KEY + ", twice: " + KEY + "."));
    }

    @Test
    void text_without_a_secret_is_the_same_text() {
        assertEquals("stack web: UPDATE_COMPLETE", secrets.scrub("stack web: UPDATE_COMPLETE"));
        assertEquals("", secrets.scrub(""));
        assertEquals(KEY, Secrets.none().scrub(KEY));
    }

    @Test
    void a_piece_of_twelve_characters_goes_and_one_of_eleven_stays() {
        assertEquals("cut: [secret]", secrets.scrub("cut: " + KEY.substring(0, 12)));
        assertEquals("cut: [secret]", secrets.scrub("cut: " + KEY.substring(5, 17)));
        assertEquals("cut: abcdefghijk", secrets.scrub("cut: " + KEY.substring(0, 11)));
    }

    @Test
    void a_short_secret_goes_whole_and_a_tiny_one_is_none() {
        Secrets some = Secrets.in(JsonObject.of("artifactCredentials", List.of("sixsix", "five5")));

        assertEquals("[secret] sixsi five5", some.scrub("sixsix sixsi five5"));
    }

    @Test
    void what_is_no_credential_is_no_secret() {
        Secrets some = Secrets.in(JsonObject.of("continuationToken", KEY));

        assertEquals(KEY, some.scrub(KEY));
    }
}
