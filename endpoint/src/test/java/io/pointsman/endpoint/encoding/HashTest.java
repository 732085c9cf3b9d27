package io.pointsman.endpoint.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.endpoint.disk.Blob;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values are those of RFC 1321 and of NIST for "abc". */
final class HashTest {
    @ParameterizedTest
    @CsvSource({
        "MD5, 900150983cd24fb0d6963f7d28e17f72, kAFQmDzST7DWlj99KOF/cg==",
        "SHA_1, a9993e364706816aba3e25717850c26c9cd0d89d, qZk+NkcGgWq6PiVxeFDCbJzQ2J0=",
        "SHA_256, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad,"
                + " ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
    })
    void a_digest_is_that_of_the_bytes_wherever_they_lie(Hash hash, String hex, String base64) {
        Blob pieces = Blob.joined(List.of(blob("a"), blob("bc")));
        assertEquals(hex, hash.hex("abc"));
        assertEquals(hex, hash.hex(pieces));
        assertEquals(base64, hash.base64(pieces));
    }

    private static Blob blob(String text) {
        return Blob.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
