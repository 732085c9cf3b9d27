package io.pointsman.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MoveTest {
    private static final AliasState HALF =
            new AliasState("1", Optional.of(new AliasState.Share("2", new BigDecimal("0.1"))));

    @Test
    void an_alias_on_an_older_version_is_shifted() {
        assertEquals(new Move.Shift("1", "2"), Move.of(Optional.of(AliasState.on("1")), "2"));
    }

    @Test
    void an_alias_on_the_target_stays() {
        assertEquals(new Move.Stay("2"), Move.of(Optional.of(AliasState.on("2")), "2"));
    }

    @Test
    void without_an_alias_there_is_nothing_to_shift_from() {
        assertEquals(new Move.Create("2"), Move.of(Optional.empty(), "2"));
    }

    @Test
    void an_alias_with_weights_is_neither_here_nor_there_even_when_one_of_them_is_the_target() {
        assertEquals(new Move.Astride(HALF), Move.of(Optional.of(HALF), "2"));
        assertEquals(new Move.Astride(HALF), Move.of(Optional.of(HALF), "1"));
    }

    @Test
    void an_alias_tells_how_much_traffic_a_version_gets() {
        assertEquals(10, HALF.percentOf("2"));
        assertEquals(90, HALF.percentOf("1"));
        assertEquals(0, HALF.percentOf("3"));
        assertEquals(100, AliasState.on("2").percentOf("2"));
        assertEquals("version 1 with 10% of the traffic on 2", HALF.said());
    }

    @Test
    void an_alias_rests_only_without_weights() {
        assertTrue(AliasState.on("1").restsOn("1"));
        assertFalse(HALF.restsOn("1"));
    }
}
