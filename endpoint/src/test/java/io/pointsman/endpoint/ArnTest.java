package io.pointsman.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArnTest {
    @Test
    void all_behind_the_fifth_colon_is_the_resource() {
        assertEquals(
                Optional.of(new Arn("aws", "lambda", "us-east-1", "123456789012", "function:app:live")),
                Arn.of("arn:aws:lambda:us-east-1:123456789012:function:app:live"));
        assertEquals("bucket/key", Arn.need("arn:aws:s3:::bucket/key").resource());
        assertEquals("", Arn.need("arn:aws:s3:::bucket/key").account());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app",
                "app:live",
                "arn:aws:sqs:us-east-1:123456789012",
                "urn:aws:sqs:us-east-1:123456789012:q"
            })
    void a_name_is_none(String text) {
        assertEquals(Optional.empty(), Arn.of(text));
        assertEquals(
                "not an ARN: " + text,
                assertThrows(IllegalArgumentException.class, () -> Arn.need(text))
                        .getMessage());
    }
}
