package io.pointsman.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.local.endpoint.StackPlace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** What the owner of a pipeline says comes to the functions whole, or not at all. */
final class SettingsCommandTest {
    @TempDir
    Path folder = Path.of(".");

    private final StackPlace place = new StackPlace();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** As a person has them in the environment. */
    @BeforeAll
    static void credentials() {
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
    }

    @AfterAll
    static void noCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @AfterEach
    void close() {
        place.close();
    }

    private int settings(String text, String... options) throws IOException {
        Path file = Files.write(folder.resolve("owners.yaml"), text.getBytes(StandardCharsets.ISO_8859_1));
        CommandLine line = Pointsman.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] all = new String[options.length + 3];
        all[0] = "settings";
        all[1] = "web";
        all[2] = file.toString();
        System.arraycopy(options, 0, all, 3, options.length);
        return line.execute(all);
    }

    private int written(String text) throws IOException {
        return settings(
                text,
                "--bucket",
                StackPlace.BUCKET,
                "--endpoint-url",
                place.uri().toString());
    }

    private int objects() {
        return place.s3
                .listObjectsV2(list -> list.bucket(StackPlace.BUCKET))
                .contents()
                .size();
    }

    @Test
    void settings_that_are_right_lie_where_the_functions_read_them() throws IOException {
        String text = "ArtifactMay: [Alarms]\nshift: {Functions: {Cart: {Alarms: [errors], Wave: 2}}}\n";

        assertEquals(0, written(text), err::toString);

        assertEquals(
                text,
                place.s3
                        .getObjectAsBytes(get -> get.bucket(StackPlace.BUCKET).key("settings/web.yaml"))
                        .asUtf8String());
        assertTrue(out.toString().startsWith("written: s3://releases/settings/web.yaml, of which"), out::toString);
    }

    @Test
    void in_a_versioned_bucket_the_state_that_was_replaced_is_kept() throws IOException {
        place.s3.putBucketVersioning(put -> put.bucket(StackPlace.BUCKET)
                .versioningConfiguration(with -> with.status(BucketVersioningStatus.ENABLED)));

        assertEquals(0, written("Alias: live\n"), err::toString);
        assertEquals(0, written("Alias: prod\n"), err::toString);

        assertTrue(out.toString().contains("settings/web.yaml, version "), out::toString);
        assertEquals(
                2,
                place.s3
                        .listObjectVersions(list -> list.bucket(StackPlace.BUCKET))
                        .versions()
                        .size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Allias: live | Allias is neither a key of an action nor an action (did you mean Alias?)",
                "shift: {Policy: Stateful} | shift: Policy is not a key of shift",
                "shift: {OnFailure: Hope} | OnFailure must be",
                "Capabilities: [CAPABILITY_EVERYTHING] | Capabilities must be a list of",
                "ArtifactMay: [Everything] | ArtifactMay must be",
                "'changeset: {ArtifactMay: [Tags]}' | changeset.ArtifactMay is said to one action",
                "execute: 7 | execute must be an object",
                "'Alias: [' | line ",
                "'Alias: \u00e9' | is not text in UTF-8",
            })
    void what_an_action_would_refuse_is_not_written(String text, String said) throws IOException {
        assertEquals(1, written(text));
        assertTrue(err.toString().contains(said), err::toString);
        assertEquals(0, objects());
    }

    @Test
    void a_check_needs_no_bucket_and_writes_nothing() throws IOException {
        assertEquals(0, settings("Gate: Release\n", "--check"), err::toString);
        assertEquals(1, settings("Gate: Open\n", "--check"));
        assertEquals("", out.toString());
    }

    @Test
    void without_a_bucket_there_is_nowhere_to_write() throws IOException {
        assertEquals(2, settings("Gate: Release\n"));
        assertTrue(err.toString().contains("--bucket is required, unless there is --check"), err::toString);

        assertEquals(
                1,
                settings(
                        "Gate: Release\n",
                        "--bucket",
                        "nowhere",
                        "--endpoint-url",
                        place.uri().toString()));
        assertTrue(err.toString().contains("s3:PutObject of s3://nowhere/settings/web.yaml"), err::toString);
    }
}
