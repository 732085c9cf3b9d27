package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasArn;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.TemplateAliases.Touched;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TemplateAliasesTest {
    private static final String LIVE = "arn:aws:lambda:us-east-1:123456789012:function:web-F:live";
    private static final String DEV = "arn:aws:lambda:us-east-1:123456789012:function:web-F:dev";

    private static TemplateAliases of(AliasState before) {
        Touched touched = new Touched(AliasArn.of(LIVE), before, Optional.of("1"), Optional.of("4"), Optional.of("1"));
        return new TemplateAliases("change-set", List.of("FAliaslive"), List.of(LIVE), List.of(touched));
    }

    @Test
    void an_alias_that_gave_another_version_a_share_was_moved_although_its_version_is_the_same() {
        AliasState half = new AliasState("4", Optional.of(new AliasState.Share("5", new BigDecimal("0.1"))));

        assertTrue(of(half).hasMoved("web-F", "live", "4"));
        assertFalse(of(AliasState.on("4")).hasMoved("web-F", "live", "4"));
        ReleaseRecord record = new ReleaseRecord(JsonObject.empty()).with(of(half));
        assertEquals(of(half), ReleaseRecord.parse(record.text()).aliases());
    }

    @Test
    void another_alias_and_another_function_are_not_meant() {
        TemplateAliases aliases = of(AliasState.on("1"));

        assertTrue(aliases.hasCreated("web-F", "live"));
        assertFalse(aliases.hasCreated("web-F", "dev"));
        assertFalse(aliases.hasCreated("web-G", "live"));
        assertTrue(aliases.hasMoved("web-F", "live", "4"));
        assertFalse(aliases.hasMoved("web-F", "dev", "4"));
        assertFalse(aliases.hasMoved("web-G", "live", "4"));
    }

    @Test
    void nothing_is_to_be_watched_only_where_the_change_set_neither_adds_nor_touches_an_alias() {
        Touched touched = of(AliasState.on("1")).touched().getFirst();

        assertTrue(TemplateAliases.NONE.isEmpty());
        assertFalse(new TemplateAliases("c", List.of("FAliaslive"), List.of(), List.of()).isEmpty());
        assertFalse(new TemplateAliases("c", List.of(), List.of(), List.of(touched)).isEmpty());
    }

    @Test
    void where_one_alias_was_left_takes_nothing_from_what_is_known_of_another() {
        AliasState one = AliasState.on("1");
        Touched live = new Touched(AliasArn.of(LIVE), one, Optional.of("1"), Optional.of("4"), Optional.empty());
        Touched dev = new Touched(AliasArn.of(DEV), one, Optional.of("1"), Optional.of("4"), Optional.empty());
        TemplateAliases both = new TemplateAliases("change-set", List.of(), List.of(), List.of(live, dev));

        TemplateAliases moved = both.with(dev.movedTo("4"));

        assertEquals(List.of(live, dev.movedTo("4")), moved.touched());
        assertEquals(Optional.of("4"), dev.movedTo("4").movedTo());
    }
}
