package io.pointsman.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.TypeCheck;
import io.pointsman.template.Template;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A repository before its first release. */
class InitCommandTest {
    private static final String SAM = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties: {CodeUri: src/, Handler: app.handler, Runtime: python3.13, AutoPublishAlias: live}
        """;

    @TempDir
    Path folder = Path.of(".");

    private String out = "";

    private int run(String... more) {
        StringWriter said = new StringWriter();
        CommandLine line = Pointsman.commandLine().setOut(new PrintWriter(said, true));
        String[] all = new String[more.length + 4];
        System.arraycopy(new String[] {"init", folder.toString(), "--stack", "my-app"}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        int exit = line.execute(all);
        out = said.toString();
        return exit;
    }

    private void file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }

    private Map<String, String> parameters() throws IOException {
        return Files.readAllLines(folder.resolve("pipeline.parameters")).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    }

    /** The parameters are those of the pipeline that is named, and all that it cannot do without are there. */
    private void fits(String pipeline) throws IOException {
        Path there = Home.folder().resolve(pipeline);
        assertTrue(out.contains("--template-file " + there + " --stack-name my-app-pipeline"), out);
        Map<String, Optional<String>> declared = Template.parse(
                        Files.readString(Path.of(System.getProperty("pointsman.home", ".."), pipeline)))
                .parameters();
        Set<String> given = parameters().keySet();
        assertTrue(declared.keySet().containsAll(given), given::toString);
        declared.forEach((name, fallback) -> assertTrue(fallback.isPresent() || given.contains(name), name));
    }

    @Test
    void a_sam_application_that_is_built_gets_its_build() throws IOException {
        file("template.yaml", SAM);
        file("src/app.py", "");
        file("src/requirements.txt", "requests");
        file(".git/config", "[remote \"origin\"]\n\turl = git@github.com:acme/shop.git\n\tfetch = +refs\n");

        assertEquals(0, run());

        assertTrue(
                Files.readString(folder.resolve("buildspec.yml")).contains("sam build --template-file template.yaml"));
        assertEquals("acme/shop", parameters().get("Repository"));
        assertEquals("true", parameters().get("Build"));
        assertTrue(out.contains("pointsman validate .aws-sam/build"), out);
        fits("pipelines/connection.yaml");
    }

    private List<String> installed() throws IOException {
        return Files.readAllLines(folder.resolve("buildspec.yml")).stream()
                .dropWhile(line -> !line.equals("  install:"))
                .takeWhile(line -> !line.equals("  build:"))
                .map(String::strip)
                .toList();
    }

    /** sam build fetches packages with the very Python that the function runs on, and looks for an esbuild that is there. */
    @Test
    void a_build_has_what_the_template_asks_for() throws IOException {
        file("template.yaml", SAM);
        file("src/requirements.txt", "requests");
        assertEquals(0, run());
        assertEquals(
                List.of(
                        "install:",
                        "runtime-versions: {python: '3.13'}",
                        "commands:",
                        "- command -v sam || pip install aws-sam-cli"),
                installed());

        Files.delete(folder.resolve("buildspec.yml"));
        file("template.yaml", SAM.replace("python3.13", "nodejs22.x") + "    Metadata: {BuildMethod: esbuild}\n");
        assertEquals(0, run());
        assertEquals(
                List.of(
                        "install:",
                        "commands:",
                        "- command -v sam || pip install aws-sam-cli",
                        "- command -v esbuild || npm install --global esbuild"),
                installed());
    }

    /** A role without a boundary is refused by the command as it stood, and nothing said where the boundary comes from. */
    @Test
    void the_steps_lead_through_the_policy_and_to_a_try_without_an_account() throws IOException {
        file("template.yaml", SAM);
        file("src/requirements.txt", "requests");

        assertEquals(0, run());

        assertTrue(out.contains("pointsman demo --app .aws-sam/build"), out);
        assertTrue(out.contains("pointsman policy template.yaml --stack-name my-app --output-dir my-app-policy"), out);
        assertTrue(out.contains("--without-boundary"), out);
        assertTrue(out.contains("--policy-document file://my-app-policy/cloudformation.json"), out);
        assertTrue(out.contains("README.md, Installing in AWS"), out);
    }

    @Test
    void one_without_anything_to_build_is_the_artifact_itself() throws IOException {
        file("template.yaml", SAM);
        file("src/app.py", "def handler(event, context): pass");

        assertEquals(0, run("--repository", "acme/shop"));

        assertFalse(Files.exists(folder.resolve("buildspec.yml")));
        assertEquals("false", parameters().get("Build"));
        fits("pipelines/connection.yaml");
        StringWriter wrong = new StringWriter();
        int checked =
                Pointsman.commandLine().setErr(new PrintWriter(wrong, true)).execute("validate", folder.toString());
        assertEquals(0, checked, "what is written is taken by the actions: " + wrong);
    }

    @Test
    void a_cdk_application_and_a_plain_template_are_told_apart() throws IOException {
        file("template.json", "{\"Resources\": {}}");
        assertEquals(0, run("--repository", "acme/shop"));
        assertTrue(out.startsWith("a CloudFormation template, "), out);
        fits("pipelines/connection.yaml");

        file("cdk.json", "{}");
        Files.delete(folder.resolve("pipeline.parameters"));
        assertEquals(0, run("--repository", "acme/shop"));
        assertTrue(out.startsWith("a CDK application, "), out);
        fits("pipelines/cdk.yaml");
    }

    @Test
    void nothing_is_written_over() throws IOException {
        file("template.yaml", SAM);
        file("pointsman.yaml", "mine: yes");

        assertEquals(0, run());

        assertEquals("mine: yes", Files.readString(folder.resolve("pointsman.yaml")));
        assertTrue(out.contains("kept     pointsman.yaml"), out);
        assertTrue(out.contains("put OWNER/NAME of the repository into Repository"), out);
    }

    @Test
    void programs_get_json_by_the_schema() throws IOException {
        file("template.yaml", SAM);

        assertEquals(0, run("--output", "json"));

        JsonObject schema = Json.object(
                Files.readString(Path.of(System.getProperty("pointsman.home", ".."), "docs/schema/init.schema.json")));
        JsonObject printed = Json.object(out);
        assertEquals(
                Optional.empty(), TypeCheck.lenient(Set.of()).withRequired().fault(schema, printed));
        assertEquals(
                schema.objectOrEmpty("properties").members().keySet(),
                printed.members().keySet());
        assertEquals(List.of("pointsman.yaml", "pipeline.parameters"), printed.list("written"));
    }
}
