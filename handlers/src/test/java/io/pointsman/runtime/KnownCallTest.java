package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.runtime.KeptAnswers.Call;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** What is the same for hours, and what somebody may have changed meanwhile. */
class KnownCallTest {
    @ParameterizedTest
    @ValueSource(strings = {"releases/web/run-1.json", "gates/web", "settings/web.yaml", "locations/0123.json"})
    void an_object_that_somebody_writes_again_is_asked_for_after_a_while(String key) {
        assertEquals(KeptAnswers.OLDEST_STATE, lifetime(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-pipeline/Release/a1b2c3", "code/0123.zip"})
    void content_is_what_it_was(String key) {
        assertEquals(KeptAnswers.OLDEST_CONTENT, lifetime(key));
    }

    /** It says whether this very job is to be worked on. */
    @Test
    void the_list_of_jobs_is_given_as_it_was_before() {
        assertTrue(known("releases/web/jobs.json").isEmpty());
        assertTrue(known("releases/web/index.json").isPresent());
        assertTrue(known("code/jobs.json").isPresent());
    }

    @Test
    void a_call_with_something_that_nobody_can_compare_is_taken_for_one_that_was_made() {
        GetObjectRequest request = request("code/0123.zip");

        assertTrue(KnownCall.of("S3", "getObject", request, new Object[] {request, new Object()})
                .isEmpty());
    }

    @Test
    void an_object_is_taken_for_another_one_of_the_same_key() {
        PutObjectRequest request =
                PutObjectRequest.builder().bucket("releases").key("code/1").build();

        assertEquals(put(request, "one"), put(request, "one"));
        assertNotEquals(put(request, "one"), put(request, "two"));
    }

    @Test
    void what_a_reader_made_of_a_stream_can_be_given_again_and_the_stream_cannot() {
        assertTrue(KnownCall.isValue(Optional.of(new byte[] {1})));
        assertTrue(KnownCall.isValue(Optional.empty()));
        assertFalse(KnownCall.isValue(new ByteArrayInputStream(new byte[0])));
        assertFalse(KnownCall.isValue(Optional.of(new ByteArrayInputStream(new byte[0]))));
    }

    private static Optional<Call> put(PutObjectRequest request, String body) {
        return KnownCall.of("S3", "putObject", request, new Object[] {request, RequestBody.fromString(body)});
    }

    private static Optional<Call> known(String key) {
        GetObjectRequest request = request(key);
        return KnownCall.of("S3", "getObject", request, new Object[] {request});
    }

    private static GetObjectRequest request(String key) {
        return GetObjectRequest.builder().bucket("releases").key(key).build();
    }

    private static Duration lifetime(String key) {
        return KnownCall.lifetime(new Call("S3", "getObject", request(key), "", ""));
    }
}
