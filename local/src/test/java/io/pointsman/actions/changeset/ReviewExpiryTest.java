package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.cloudformation.SdkChangeSets;
import io.pointsman.engine.Outcome;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.local.templates.OwnTemplatesTest;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Somebody opens a review when nobody has to decide on it any more, in a bucket like that of {@code template.yaml}. */
final class ReviewExpiryTest {
    private static final int DAYS = 8;
    private static final String BUCKET = "kept-by-template";

    private final StackPlace place = new StackPlace();
    private String key = "";
    private String version = "";

    @BeforeEach
    void review() throws IOException {
        OwnTemplatesTest account = new OwnTemplatesTest();
        account.deploy("pointsman", OwnTemplatesTest.functions(), "ReviewDays", String.valueOf(DAYS));
        JsonObject bucket = JsonObject.of(
                "Type",
                "AWS::S3::Bucket",
                "Properties",
                account.made("pointsman", "ReleaseBucket").with("BucketName", BUCKET));
        String template = Json.text(JsonObject.of("Resources", JsonObject.of("Releases", bucket)));
        place.cloudFormation.createStack(create -> create.stackName("bucket").templateBody(template));
        place.clock.advance(Duration.ofMinutes(5));
        place.template = "Resources: {Topic: {Type: 'AWS::SNS::Topic'}}\n";
        Outcome outcome = ChangeSetRun.of(
                place,
                new SdkChangeSets(place.cloudFormation),
                new S3Reviews(place.s3, BUCKET),
                JsonObject.of("StackName", "web"));
        String url =
                assertInstanceOf(Outcome.Succeeded.class, outcome).outputs().getOrDefault("ReviewUrl", "");
        key = ReviewLinkOnEndpointTest.given(url, "prefix");
        version = ReviewLinkOnEndpointTest.given(url, "versionId");
    }

    @AfterEach
    void close() {
        place.close();
    }

    private String opened() {
        return place.s3
                .getObjectAsBytes(get -> get.bucket(BUCKET).key(key).versionId(version))
                .asUtf8String();
    }

    private String refusal() {
        return assertThrows(S3Exception.class, this::opened).awsErrorDetails().errorCode();
    }

    @Test
    void the_page_that_the_link_opens_is_there_as_long_again_after_it_has_expired_and_then_gone_for_everybody() {
        place.clock.advance(Duration.ofDays(2L * DAYS));
        assertTrue(opened().contains("Topic"));

        place.clock.advance(Duration.ofDays(2));

        assertEquals("NoSuchVersion", refusal());
    }

    @Test
    void the_page_is_not_among_the_objects_of_the_bucket_once_its_days_are_over() {
        place.clock.advance(Duration.ofDays(DAYS - 1L));
        assertEquals(1, listed());

        place.clock.advance(Duration.ofDays(2));

        assertEquals(0, listed());
    }

    private int listed() {
        return place.s3
                .listObjectsV2(list -> list.bucket(BUCKET).prefix("reviews/"))
                .contents()
                .size();
    }
}
