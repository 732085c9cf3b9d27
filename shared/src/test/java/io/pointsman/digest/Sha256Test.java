package io.pointsman.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

/** The values are those of NIST's examples, and of sha256sum for the text that is not ASCII. */
final class Sha256Test {
    @Test
    void a_text_has_the_digest_of_its_utf8_bytes() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Sha256.hex("abc"));
        assertEquals("607474ca475a9724d7360aba71a56d5df77e61350e3f724cfa1f46e857e2d85f", Sha256.hex("\u00fc"));
    }

    @Test
    void bytes_that_go_by_are_one_text_however_they_come() {
        MessageDigest digest = Sha256.begun();
        digest.update("a".getBytes(StandardCharsets.UTF_8));
        digest.update("bc".getBytes(StandardCharsets.UTF_8));
        assertEquals("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", Sha256.base64(digest));
    }
}
