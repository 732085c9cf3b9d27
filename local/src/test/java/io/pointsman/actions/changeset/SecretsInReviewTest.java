package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.execute.ExecuteRun;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Outcome;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** Secrets of an application on their way through a review: the page, its data, the artifact, the record, the outputs and the messages. */
final class SecretsInReviewTest {
    private static final JobArtifact REVIEW = new JobArtifact("Review", "artifacts", "review.zip", Optional.empty());

    private final StackPlace place = new StackPlace();

    SecretsInReviewTest() {
        byte[] zip =
                ReproducibleZip.of(Map.of("app.py", "def handler(e, c): return 1\n".getBytes(StandardCharsets.UTF_8)));
        place.s3.putObject(put -> put.bucket(StackPlace.BUCKET).key("one.zip"), RequestBody.fromBytes(zip));
    }

    @AfterEach
    void close() {
        place.close();
    }

    /** @param word in each secret */
    private static String template(String word) {
        return """
            Parameters:
              Echoless: {Type: String, NoEcho: true, Default: default-hunter}
              DbPassword: {Type: String}
            Resources:
              F:
                Type: AWS::Lambda::Function
                Properties:
                  FunctionName: web-F
                  Runtime: python3.12
                  Handler: app.handler
                  Role: arn:aws:iam::123456789012:role/app
                  Code: {S3Bucket: releases, S3Key: one.zip}
                  Environment:
                    Variables: {PIN: pin-hunter-WORD, LOG_LEVEL: level-WORD, FROM: !Ref Echoless}
              Topic:
                Type: AWS::SNS::Topic
                Properties: {DisplayName: !Ref DbPassword}
              Other:
                Type: AWS::SNS::Topic
                Properties: {DisplayName: !Sub 'x ${Echoless} y'}
            """.replace("WORD", word);
    }

    private static JsonObject given(String word, Object... more) {
        return JsonObject.of("StackName", "web")
                .with(
                        "ParameterOverrides",
                        Map.of("DbPassword", "db-hunter-" + word, "Echoless", "noecho-hunter-" + word))
                .with("ShowValues", List.of(more));
    }

    private Outcome reviewed(String word, JsonObject given) {
        place.run = "run-" + word;
        place.template = template(word);
        return ChangeSetRun.of(place, given, REVIEW);
    }

    private void released(String word) {
        assertInstanceOf(Outcome.Succeeded.class, reviewed(word, given(word)));
        Outcome executed = ExecuteRun.of(place, JsonObject.of("StackName", "web"));
        assertInstanceOf(Outcome.Succeeded.class, executed, executed::toString);
    }

    /** Whatever Pointsman has written down or said. */
    private String everything(Outcome outcome) {
        StringBuilder all = new StringBuilder(outcome.toString());
        place.s3
                .listObjectsV2(list -> list.bucket(StackPlace.BUCKET).prefix("reviews/"))
                .contents()
                .forEach(page -> all.append(place.s3
                        .getObjectAsBytes(get -> get.bucket(StackPlace.BUCKET).key(page.key()))
                        .asUtf8String()));
        ZipArchive review = ZipArchive.open(RangedBytes.of(Objects.requireNonNull(place.written.get("Review"))));
        for (String path : review.paths()) {
            all.append(new String(review.read(path).orElseThrow(), StandardCharsets.UTF_8));
        }
        all.append(Json.text(place.find("web", place.run)));
        all.append(Json.text(place.find("web", "index")));
        return all.append(place.told).append(place.logged).toString().replace("<wbr>", "");
    }

    @Test
    void neither_what_is_new_nor_what_it_was_is_shown_or_written_down() {
        Outcome first = reviewed("one", given("one"));
        assertFalse(everything(first).contains("hunter"), () -> everything(first));

        released("one");
        Outcome second = reviewed("two", given("two"));
        String all = everything(second);

        assertFalse(all.contains("hunter"), all);
        assertTrue(all.contains("PIN") && all.contains("<ins>changed</ins>"), all);
    }

    @Test
    void a_refusal_says_nothing_of_them() {
        released("one");

        Outcome refused = reviewed("two", given("two").with("Policy", Map.of("MaxChanges", 0L)));

        assertInstanceOf(Outcome.Failed.class, refused);
        assertFalse(everything(refused).contains("hunter"), () -> everything(refused));
    }

    @Test
    void show_values_lists_what_may_be_shown() {
        released("one");

        String all = everything(reviewed("two", given("two", "LOG_*", "DbPassword", "Echoless")));

        assertTrue(all.contains("<del>level-one</del>") && all.contains("<ins>level-two</ins>"), all);
        assertTrue(all.contains("db-hunter-two"), all);
        assertFalse(all.contains("noecho-hunter") || all.contains("pin-hunter"), all);
    }

    @Test
    void the_artifact_does_not_say_what_may_be_shown() {
        place.files.put("pointsman.yaml", "changeset: {ShowValues: ['*']}\n");

        String message = assertInstanceOf(Outcome.Failed.class, reviewed("one", given("one")))
                .message();

        assertTrue(message.contains("ShowValues is for the pipeline to say, not for the artifact"), message);
    }

    @Test
    void the_digest_that_is_approved_covers_what_is_not_shown() {
        released("one");
        String two = digest(reviewed("two", given("two")));
        String three = digest(reviewed("three", given("two")));

        assertEquals(64, two.length());
        assertFalse(two.equals(three));
    }

    private static String digest(Outcome outcome) {
        return assertInstanceOf(Outcome.Succeeded.class, outcome).outputs().getOrDefault("ChangeSetDigest", "");
    }
}
