package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReleaseStandingTest {
    private final Refusal verdict = new Refusal(FailureKind.PERMISSION, "PublishVersion is denied");

    @Test
    void a_verdict_keeps_its_kind_and_says_how_far_the_release_has_come() {
        Refusal told = ReleaseStanding.with(verdict, () -> "No traffic has moved");

        assertEquals(FailureKind.PERMISSION, told.kind());
        assertEquals("PublishVersion is denied. No traffic has moved.", told.getMessage());
        assertSame(verdict, told.getCause());
    }

    @Test
    void a_record_that_cannot_be_read_does_not_hide_why_the_release_stopped() {
        assertSame(verdict, ReleaseStanding.with(verdict, () -> {
            throw new Unavailable("S3 is away");
        }));
        assertSame(verdict, ReleaseStanding.with(verdict, () -> {
            throw new Refusal(FailureKind.PERMISSION, "GetObject is denied");
        }));
        assertEquals(
                List.of("S3 is away", "GetObject is denied"),
                Stream.of(verdict.getSuppressed())
                        .map(one -> String.valueOf(one.getMessage()))
                        .toList());
    }
}
