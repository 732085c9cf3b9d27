package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;

/** The time that records and reports are told by. */
final class AnsweredTimeTest {
    private Instant machine = Instant.parse("2026-01-01T00:00:00Z");
    private final AnsweredTime time = new AnsweredTime((InstantSource) () -> machine);

    private void answer(SdkHttpResponse response) {
        time.afterTransmission(
                InterceptorContext.builder()
                        .request(HeadObjectRequest.builder().build())
                        .httpResponse(response)
                        .build(),
                ExecutionAttributes.builder().build());
    }

    private void says(String told) {
        answer(SdkHttpResponse.builder()
                .statusCode(200)
                .putHeader("x-pointsman-time", told)
                .build());
    }

    @Test
    void services_that_say_no_time_have_the_machines() {
        answer(SdkHttpResponse.builder().statusCode(200).build());

        assertEquals(machine, time.instant());
    }

    @Test
    void an_endpoint_that_is_ahead_is_followed_and_time_goes_on_from_there() {
        says("2026-01-03T00:00:00.5Z");
        machine = machine.plusSeconds(2);

        assertEquals(Instant.parse("2026-01-03T00:00:02.5Z"), time.instant());
        says("2026-01-03T00:02:00Z");
        assertEquals(Instant.parse("2026-01-03T00:02:00Z"), time.instant());
    }

    @Test
    void an_answer_that_was_under_way_for_long_turns_no_time_back() {
        says("2026-01-03T00:00:00Z");
        says("2026-01-02T23:59:00Z");

        assertEquals(Instant.parse("2026-01-03T00:00:00Z"), time.instant());
    }

    @Test
    void what_is_no_time_is_said() {
        assertThrows(IllegalStateException.class, () -> says("soon"));
    }
}
