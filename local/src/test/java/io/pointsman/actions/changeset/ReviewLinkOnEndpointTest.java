package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.cloudformation.SdkChangeSets;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** Somebody who may write reviews exchanges the page while it waits to be read. */
final class ReviewLinkOnEndpointTest {
    private static final JsonObject WEB = JsonObject.of("StackName", "web");

    private final StackPlace place = new StackPlace();

    ReviewLinkOnEndpointTest() {
        place.template = "Resources: {Topic: {Type: 'AWS::SNS::Topic'}}\n";
    }

    @AfterEach
    void close() {
        place.close();
    }

    private void versioning(BucketVersioningStatus status) {
        place.s3.putBucketVersioning(
                put -> put.bucket(StackPlace.BUCKET).versioningConfiguration(versioning -> versioning.status(status)));
    }

    private Map<String, String> reviewed(Reviews reviews) {
        Outcome outcome = ChangeSetRun.of(place, new SdkChangeSets(place.cloudFormation), reviews, WEB);
        return assertInstanceOf(Outcome.Succeeded.class, outcome).outputs();
    }

    private Map<String, String> reviewed() {
        return reviewed(new S3Reviews(place.s3, StackPlace.BUCKET));
    }

    /** Every page there is. */
    private void exchanged() {
        place.s3
                .listObjectsV2(list -> list.bucket(StackPlace.BUCKET).prefix("reviews/"))
                .contents()
                .forEach(page -> place.s3.putObject(
                        put -> put.bucket(StackPlace.BUCKET).key(page.key()),
                        RequestBody.fromString("<html>All is well.</html>")));
    }

    private static String opened(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    static String given(String url, String name) {
        return Pattern.compile("[?&]" + name + "=([^&]*)")
                .matcher(url)
                .results()
                .map(found -> URLDecoder.decode(found.group(1), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new AssertionError(url));
    }

    @Test
    void the_link_opens_the_page_that_was_written_and_not_the_one_that_was_put_in_its_place() throws Exception {
        versioning(BucketVersioningStatus.ENABLED);
        Map<String, String> outputs = reviewed(
                new S3Reviews(place.s3, StackPlace.BUCKET, Optional.of(new S3OnThisMachine(place.uri())), stack -> {}));
        exchanged();

        String page = opened(outputs.getOrDefault("ReviewUrl", ""));

        assertTrue(page.replace("<wbr>", "").contains(outputs.getOrDefault("ChangeSetDigest", "none")), page);
        assertFalse(page.contains("All is well."));
    }

    @Test
    void the_address_in_the_console_names_the_version_that_was_written() {
        versioning(BucketVersioningStatus.ENABLED);
        Map<String, String> outputs = reviewed();
        exchanged();

        String url = outputs.getOrDefault("ReviewUrl", "");
        String page = place.s3
                .getObjectAsBytes(get ->
                        get.bucket(StackPlace.BUCKET).key(given(url, "prefix")).versionId(given(url, "versionId")))
                .asUtf8String();

        assertTrue(page.replace("<wbr>", "").contains(outputs.getOrDefault("ChangeSetDigest", "none")), page);
        assertEquals("Add Topic (AWS::SNS::Topic)", outputs.get("Changes"));
    }

    /** The approval of the ready pipelines shows it, as {@code CustomData}. */
    @ParameterizedTest
    @EnumSource(
            value = BucketVersioningStatus.class,
            names = {"ENABLED", "SUSPENDED"})
    void changes_fit_into_the_configuration_of_an_action_however_many_there_are(BucketVersioningStatus status) {
        place.template = "Resources:\n"
                + IntStream.range(0, 100)
                        .mapToObj(i -> "  T" + i + "x".repeat(80) + ": {Type: 'AWS::SNS::Topic'}\n")
                        .collect(Collectors.joining());
        versioning(status);

        String changes = reviewed().getOrDefault("Changes", "");

        assertTrue(changes.contains("T0xxx") && changes.contains(" more"), changes);
        assertTrue(changes.length() <= 1_000, changes);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_bucket_that_keeps_no_versions_is_told_to_whoever_approves(boolean keptSome) {
        if (keptSome) {
            versioning(BucketVersioningStatus.ENABLED);
            versioning(BucketVersioningStatus.SUSPENDED);
        }

        Map<String, String> outputs = reviewed();

        assertFalse(outputs.getOrDefault("ReviewUrl", "").contains("versionId"));
        assertEquals(
                "Add Topic (AWS::SNS::Topic) (the release bucket keeps no versions: whoever may write it can exchange"
                        + " the page of this review)",
                outputs.get("Changes"));
    }
}
