package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

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

    private static Duration lifetime(String key) {
        GetObjectRequest request =
                GetObjectRequest.builder().bucket("releases").key(key).build();
        return KnownCall.lifetime(new KeptAnswers.Call("S3", "getObject", request, "", ""));
    }
}
