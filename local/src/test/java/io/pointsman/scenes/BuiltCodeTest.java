package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Refusal;
import io.pointsman.release.CodePlace;
import io.pointsman.release.record.DeployedFunction;
import io.pointsman.release.record.DeployedFunctions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** What goes live is what was built: a package that is exchanged in the bucket after the rewrite does not get into production. */
@Tag("long")
final class BuiltCodeTest {
    private BuiltScene scene = new BuiltScene("live", "src");

    private void released(String alias, String codeUri) {
        scene.close();
        scene = new BuiltScene(alias, codeUri);
        ByHandScene.succeeded(scene.release("one"));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    static boolean hasNoCli() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
    }

    private String refused(io.pointsman.engine.Outcome outcome) {
        String message = ByHandScene.failed(outcome);
        assertTrue(message.contains("function web-F has other code than what was built"), message);
        assertTrue(
                message.contains(
                        "s3://" + scene.built().bucket() + "/" + scene.built().key()),
                message);
        assertTrue(message.contains(scene.built().codeSha256().orElseThrow()), message);
        assertTrue(message.contains("OnDrift"), message);
        return message;
    }

    @ParameterizedTest
    @CsvSource({"live,src", "dev,src", "live,.", "dev,."})
    void a_package_that_is_exchanged_while_the_stack_is_updated_goes_live(String alias, String codeUri) {
        released(alias, codeUri);
        String before = scene.live();
        scene.begin("two");
        scene.exchangeWhenExecuted(BuiltScene.zip("not built"));

        String message = refused(scene.fromExecute());
        assertTrue(message.contains(scene.latest()), message);
        assertEquals(before, scene.live());
        refused(scene.fromExecute());
        assertTrue(String.valueOf(
                        assertThrows(Refusal.class, () -> scene.release("two")).getMessage())
                .contains(scene.built().key() + " was exchanged"));
        assertEquals(before, scene.live());
    }

    @ParameterizedTest
    @CsvSource({"live,src", "dev,src", "live,.", "dev,."})
    void a_package_that_is_exchanged_before_the_first_release_goes_live(String alias, String codeUri) {
        scene.close();
        scene = new BuiltScene(alias, codeUri);
        scene.begin("one");
        scene.exchangeWhenExecuted(BuiltScene.zip("not built"));

        refused(scene.fromExecute());
        if (alias.equals("live")) {
            assertEquals(scene.latest(), scene.live(), "CloudFormation has made the alias together with the function");
        } else {
            assertThrows(ResourceNotFoundException.class, scene::live);
        }
    }

    /** Whoever exchanged the package has the record say that its bytes are what was deployed. */
    @ParameterizedTest
    @CsvSource({"live,src", "dev,src", "live,.", "dev,."})
    void a_package_that_is_exchanged_goes_live_because_the_record_was_exchanged_too(String alias, String codeUri) {
        released(alias, codeUri);
        String before = scene.live();
        scene.begin("two");
        scene.exchangeWhenExecuted(BuiltScene.zip("not built"));
        refused(scene.fromExecute());
        String there = scene.latest();
        scene.place.change("web", scene.place.run, record -> {
            DeployedFunctions deployed = record.deployed().orElseThrow();
            DeployedFunction state = deployed.find("web-F").orElseThrow();
            return record.with(deployed.with(
                    "web-F", new DeployedFunction(there, state.configuration(), state.whole(), Optional.empty())));
        });

        String message = refused(scene.fromPublish());
        assertTrue(message.contains("No version was published of it"), message);
        assertEquals(before, scene.live());
    }

    @ParameterizedTest
    @CsvSource({"live,src", "dev,src", "live,.", "dev,."})
    void what_was_built_is_refused(String alias, String codeUri) {
        released(alias, codeUri);

        ByHandScene.succeeded(scene.release("two"));
        assertEquals(scene.built().codeSha256(), Optional.of(scene.live()));
        ByHandScene.succeeded(scene.release("two"));
        scene.more = "Timeout: 7";
        ByHandScene.succeeded(scene.release("two"));
        ByHandScene.succeeded(scene.release("one"));
        assertEquals(scene.built().codeSha256(), Optional.of(scene.live()));
    }

    @ParameterizedTest
    @CsvSource({"live,execute", "dev,execute", "live,all", "dev,all"})
    @DisabledIf(value = "hasNoCli", disabledReason = "the AWS CLI is not installed on this machine")
    void the_command_of_the_message_gives_the_function_what_was_built(
            String alias, String retried, @TempDir Path folder) throws IOException, InterruptedException {
        released(alias, "src");
        scene.begin("two");
        byte[] built = scene.lies();
        scene.exchangeWhenExecuted(BuiltScene.zip("not built"));
        String message = refused(scene.fromExecute());
        scene.exchange(built);
        ReadersShell.run(scene.place, command(message), folder);

        ByHandScene.succeeded(retried.equals("all") ? scene.release("two") : scene.fromExecute());
        assertEquals(scene.built().codeSha256(), Optional.of(scene.live()));
        ByHandScene.succeeded(scene.release("three"));
        assertEquals(scene.built().codeSha256(), Optional.of(scene.live()));
    }

    private static String command(String message) {
        return message.substring(message.indexOf("then: ") + "then: ".length())
                .lines()
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"live", "dev"})
    void other_code_that_is_meant_is_refused_although_OnDrift_says_so(String alias) {
        released(alias, "src");
        scene.begin("two");
        scene.exchangeWhenExecuted(BuiltScene.zip("not built"));
        refused(scene.fromExecute());
        scene.meant = scene.meant.with("OnDrift", "Release");

        ByHandScene.succeeded(scene.fromExecute());
        assertNotEquals(scene.built().codeSha256(), Optional.of(scene.live()));
        scene.meant = scene.meant.with("OnDrift", "Stop");
        ByHandScene.succeeded(scene.release("three"));
        assertEquals(scene.built().codeSha256(), Optional.of(scene.live()));
    }

    @Test
    void a_release_after_one_that_was_refused_is_refused_too() {
        released("live", "src");
        scene.begin("two");
        scene.exchangeWhenExecuted(BuiltScene.zip("not built"));
        refused(scene.fromExecute());

        ByHandScene.succeeded(scene.release("three"));
        assertEquals(scene.built().codeSha256(), Optional.of(scene.live()));
    }

    @Test
    void code_that_is_written_by_hand_during_the_update_after_cloudformation_sent_its_own_goes_live() {
        released("live", "src");
        scene.template = text -> text + """
              Topic:
                Type: AWS::SNS::Topic
                DependsOn: [F]
                Metadata: {PointsmanLocal: {Takes: 100}}
            """.indent(2);
        scene.begin("two");
        scene.place.meanwhile(() -> {
            if (scene.place.status("web").equals("UPDATE_IN_PROGRESS")) {
                scene.place.meanwhile(() -> {});
                scene.place.pass(Duration.ofSeconds(30));
                scene.place.lambda.updateFunctionCode(update -> update.functionName("web-F")
                        .zipFile(software.amazon.awssdk.core.SdkBytes.fromByteArray(BuiltScene.zip("by hand"))));
                scene.place.pass(Duration.ofSeconds(10));
            }
        });

        refused(scene.fromExecute());
    }

    /** A manifest of an earlier version: nothing is claimed. */
    @Test
    void a_package_whose_digest_nobody_knows_stops_the_release() {
        released("live", "src");
        scene.begin("two");
        scene.place.code =
                scene.place.code.stream().map(BuiltCodeTest::asBefore).toList();
        scene.place.run = "run-unknown";
        ByHandScene.succeeded(io.pointsman.actions.changeset.ChangeSetRun.of(
                scene.place, io.pointsman.json.JsonObject.of("StackName", "web")));
        scene.exchangeWhenExecuted(BuiltScene.zip("not built"));

        ByHandScene.succeeded(scene.fromExecute());
    }

    private static CodePlace asBefore(CodePlace place) {
        return new CodePlace(
                place.logicalId(),
                place.property(),
                place.bucket(),
                place.key(),
                place.version(),
                place.digest(),
                place.why());
    }

    @Test
    void a_function_that_gets_its_code_in_another_way_is_held_to_a_package() {
        released("live", "src");
        scene.template = text -> text.replace("CodeUri: src", "InlineCode: 'def handler(event, context): return 1'")
                .replace("Handler: app.handler", "Handler: index.handler");

        ByHandScene.succeeded(scene.release("two"));
        assertEquals(List.of(), scene.place.code);
    }
}
