package io.pointsman.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.json.Json;
import io.pointsman.local.play.Columns;
import io.pointsman.local.play.PublishedWords;
import io.pointsman.local.play.SourceArtifact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines that the demo says things in. */
class DemoWordsTest {
    @Test
    void a_first_version_that_the_template_made_does_not_read_as_if_nothing_was_published() {
        PublishedWords words = new PublishedWords();
        Map<String, String> first = Map.of("Hello", "1", "Orders", "1", "Published", "0", "Unchanged", "2");

        assertEquals("Hello=1 Orders=1 (2 published by CloudFormation, as the template says)", words.of(first));
        assertEquals("Hello=1 Orders=1 (2 unchanged)", words.of(first));
        assertEquals(
                "Hello=2 Orders=1 (1 published by CloudFormation, as the template says, 1 unchanged)",
                words.of(Map.of("Hello", "2", "Orders", "1", "Published", "0", "Unchanged", "2")));
    }

    @Test
    void versions_that_publish_made_are_counted_as_such() {
        PublishedWords words = new PublishedWords();
        assertEquals(
                "Hello=1 Orders=1 (2 published)",
                words.of(Map.of("Hello", "1", "Orders", "1", "Published", "2", "Unchanged", "0")));
        assertEquals(
                "Hello=2 Orders=1 (1 published, 1 unchanged)",
                words.of(Map.of("Hello", "2", "Orders", "1", "Published", "1", "Unchanged", "1")));
        assertEquals("(no function)", new PublishedWords().of(Map.of("Published", "0", "Unchanged", "0")));
    }

    @Test
    void an_appspec_in_one_line_says_the_alias_both_versions_and_the_hooks() {
        String line = AppSpecs.line(Json.object("""
            {"version": 0.0, "Resources": [{"Hello": {"Type": "AWS::Lambda::Function", "Properties": {"Name": "h",
            "Alias": "live", "CurrentVersion": "1", "TargetVersion": "2"}}}],
            "Hooks": [{"BeforeAllowTraffic": "CodeDeployHook_pointsman-gate"}]}
            """));

        assertEquals("live 1 -> 2, BeforeAllowTraffic: CodeDeployHook_pointsman-gate", line);
    }

    @Test
    void functions_that_did_not_run_are_named_with_the_reason() {
        List<String> lines = NotRun.lines(
                List.of(
                        new NotRun.Candidate("Hello", "hello", "python3.13"),
                        new NotRun.Candidate("Web", "web", "ruby3.4"),
                        new NotRun.Candidate("Other", "other", "ruby3.4"),
                        new NotRun.Candidate("Image", "image", ""),
                        new NotRun.Candidate("Check", "check", "python3.13"),
                        new NotRun.Candidate("Mine", "mine", "java21"),
                        new NotRun.Candidate("Page", "page", "nodejs22.x")),
                Set.of("check"),
                Map.of("hello", "python3 is not installed on this machine"));
        String all = String.join("\n", lines).replaceAll("\\s+", " ");

        assertTrue(all.contains("not run: Hello: python3 is not installed on this machine"), all);
        assertTrue(
                all.contains(
                        "not run: Web, Other: runtime ruby3.4: the embedded endpoint runs functions of java, python,"
                                + " nodejs"),
                all);
        assertTrue(all.contains("not run: Image: container image: the embedded endpoint"), all);
        assertTrue(all.contains("not run: Mine, Page: the demo calls none of your functions but hooks"), all);
        assertFalse(all.contains("Check"), all);
    }

    @Test
    void long_lines_are_folded_at_spaces_and_long_words_stay_whole() {
        String text = "  12.0s  " + "version ".repeat(30).strip() + " " + "w".repeat(120) + " end";

        List<String> lines = Columns.folded(text, 11);

        assertEquals(
                text.strip().replaceAll(" +", " "),
                String.join(" ", lines).strip().replaceAll(" +", " "));
        lines.stream().filter(line -> !line.contains("www")).forEach(line -> assertTrue(line.length() <= 100, line));
        assertTrue(lines.contains("           " + "w".repeat(120)), lines.toString());
        assertEquals(List.of("short"), Columns.folded("short", 11));
    }

    @Test
    void a_name_is_shortened_in_its_middle() {
        assertEquals("abcdefgh", Columns.shortened("abcdefgh", 8));
        assertEquals("abc...hi", Columns.shortened("abcdefghi", 8));
    }

    @Test
    void what_is_true_of_many_functions_is_said_once() {
        Map<String, String> facts =
                new TreeMap<>(Map.of("p-hello", "version 1", "p-orders", "version 1", "p-other", "version 2"));

        assertEquals(
                Map.of("version 1", "Hello, Orders", "version 2", "p-other"),
                Together.by(facts, Map.of("p-hello", "Hello", "p-orders", "Orders")));
    }

    @Test
    void an_application_without_a_template_at_its_top_is_not_played(@TempDir Path folder) throws Exception {
        assertTrue(SourceArtifact.objection(folder).orElse("").startsWith("has no template at its top"));
        byte[] text = "Resources: {}".getBytes(StandardCharsets.UTF_8);
        Path deep = Files.write(folder.resolve("deep.zip"), ReproducibleZip.of(Map.of("app/template.yaml", text)));
        assertTrue(SourceArtifact.objection(deep).orElse("").startsWith("has no template at its top"));
        Path zip = Files.write(folder.resolve("app.zip"), ReproducibleZip.of(Map.of("sam.template", text)));
        assertEquals(Optional.empty(), SourceArtifact.objection(zip));
        Files.write(folder.resolve("template.json"), text);
        assertEquals(Optional.empty(), SourceArtifact.objection(folder));
    }

    @Test
    void what_cdk_synth_wrote_is_an_application_where_it_is_plain_which_stack_is_meant(@TempDir Path folder)
            throws IOException {
        Path assemblies = Path.of("../handlers/src/test/resources/assemblies");

        assertEquals(Optional.empty(), SourceArtifact.objection(assemblies.resolve("api")));
        assertTrue(
                SourceArtifact.objection(assemblies.resolve("two")).orElse("").contains("set Stack to one of these"));
        Files.createDirectories(folder.resolve("cdk.out"));
        for (String file : List.of("cdk.out", "manifest.json", "Base.template.json", "Base.assets.json")) {
            Files.copy(
                    assemblies.resolve("two").resolve(file),
                    folder.resolve("cdk.out").resolve(file));
        }
        Files.writeString(folder.resolve("pointsman.yaml"), "Stack: Base\n");
        assertEquals(Optional.empty(), SourceArtifact.objection(folder));
    }
}
