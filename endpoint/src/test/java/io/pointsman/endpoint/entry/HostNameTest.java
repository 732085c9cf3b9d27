package io.pointsman.endpoint.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostNameTest {
    @ParameterizedTest
    @CsvSource({
        "LocalHost., localhost",
        "Host.Docker.Internal, host.docker.internal",
        "my_service, my_service",
        "127.0.0.1., 127.0.0.1",
        "172.17.0.1, 172.17.0.1",
        "[::1], [0:0:0:0:0:0:0:1]",
        "[0::0:1], [0:0:0:0:0:0:0:1]",
        "[FE80::AB], [fe80:0:0:0:0:0:0:ab]",
        "[::ffff:127.0.0.1], 127.0.0.1"
    })
    void two_spellings_of_one_host_are_one(String spelling, String text) {
        assertEquals(Optional.of(new HostName(text)), HostName.of(spelling));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a..b",
                "localhost..",
                ".localhost",
                "http://a",
                "a/b",
                "a:1",
                "*.a",
                "a b",
                "a,b",
                "user@a",
                "\u212Aa",
                "bücher",
                "127.1",
                "256.0.0.1",
                "127.0.0.01",
                "1.2.3.4.5",
                "a.1",
                "2130706433",
                "[::1",
                "[::g]",
                "[1:2]",
                "[]",
                "[a.b]",
                "::1",
                "[::1%lo]"
            })
    void what_is_no_host_is_none(String text) {
        assertEquals(Optional.empty(), HostName.of(text));
    }

    @Test
    void a_name_has_an_end() {
        String label = "a".repeat(49) + ".";
        assertTrue(HostName.of(label.repeat(5) + "abc").isPresent());
        assertFalse(HostName.of(label.repeat(5) + "abcd").isPresent());
        assertFalse(HostName.of("a".repeat(64)).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:4599, localhost",
        "localhost:, localhost",
        "LOCALHOST, localhost",
        "[::1]:4599, [0:0:0:0:0:0:0:1]"
    })
    void a_port_is_no_part_of_it(String authority, String text) {
        assertEquals(Optional.of(new HostName(text)), HostName.in(authority));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:x", "localhost:123456", "localhost:1:2", ":80", "::1", "[::1]x", "user@localhost"})
    void what_is_no_host_with_a_port_is_none(String authority) {
        assertEquals(Optional.empty(), HostName.in(authority));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "a.localhost",
                "a.b.localhost",
                "127.0.0.1",
                "127.255.255.254",
                "[::1]",
                "[::ffff:127.0.0.1]"
            })
    void these_are_of_loopback(String text) {
        assertTrue(HostName.of(text).orElseThrow().isOfLoopback());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evillocalhost", "localhost.test", "localhost.a", "127.test", "127.0.0.1.test", "128.0.0.1", "0.0.0.0",
                "10.127.0.1", "[::]", "[::2]", "[1::1]", "[::ffff:10.0.0.1]", "ip6-localhost", "localhost.localdomain"
            })
    void these_are_not(String text) {
        assertFalse(HostName.of(text).orElseThrow().isOfLoopback());
    }
}
