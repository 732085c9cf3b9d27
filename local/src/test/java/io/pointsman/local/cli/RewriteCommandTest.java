package io.pointsman.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.ReproducibleZip;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RewriteCommandTest {
    private static final String TEMPLATE = """
        # 설명
        Resources:
          Hello:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: ./src   # here
          Whole:
            Type: AWS::Lambda::Function
            Properties:
              Code: .
        """;

    private static final Path ASSEMBLIES = Path.of("../handlers/src/test/resources/assemblies");

    @TempDir
    Path folder = Path.of(".");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void an_application() throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("src/app.py"), "x = 1\n");
        write(TEMPLATE);
    }

    private void write(String template) throws IOException {
        Files.writeString(folder.resolve("template.yaml"), template);
    }

    private int run(String... arguments) {
        CommandLine line = Pointsman.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "rewrite";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return line.execute(all);
    }

    private String template() {
        return folder.resolve("template.yaml").toString();
    }

    @Test
    void the_rewritten_template_goes_to_standard_output() {
        assertEquals(0, run(template(), "--bucket", "b", "--key", "app/1"), err.toString());
        assertTrue(
                out.toString()
                        .matches("(?s)# 설명\nResources:.*CodeUri: s3://b/code/[0-9a-f]{64}\\.zip   # here\n.*"
                                + "Code: \\{S3Bucket: b, S3Key: app/1}\n"),
                out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void by_content_and_with_a_version() {
        assertEquals(0, run(template(), "--bucket", "b", "--key", "k", "--packaging", "content"));
        assertTrue(out.toString().contains("Code: {S3Bucket: b, S3Key: code/"), out.toString());
        assertEquals(0, run(template(), "--bucket", "b", "--key", "k", "--version", "v1"));
        assertTrue(out.toString().contains("Code: {S3Bucket: b, S3Key: k, S3ObjectVersion: v1}"), out.toString());
    }

    @Test
    void a_zip_is_an_artifact_too() throws IOException {
        Path zip = folder.resolve("app.zip");
        byte[] text = TEMPLATE.getBytes(StandardCharsets.UTF_8);
        Files.write(zip, ReproducibleZip.of(Map.of("deploy/t.yaml", text, "deploy/src/app.py", text)));
        assertEquals(
                0, run("deploy/t.yaml", "--artifact", zip.toString(), "--bucket", "b", "--key", "k"), err.toString());
        assertTrue(out.toString().contains("CodeUri: s3://b/code/"), out.toString());
        assertEquals(2, run("gone.yaml", "--artifact", zip.toString(), "--check"));
        assertTrue(err.toString().contains("template gone.yaml is not in"), err.toString());
    }

    @Test
    void a_folder_that_cdk_synth_wrote_is_an_artifact_whose_stack_is_found() throws IOException {
        assertEquals(0, run(ASSEMBLIES.resolve("api").toString(), "--check"), out.toString());
        assertEquals("", out.toString());
        assertEquals(
                0, run(ASSEMBLIES.resolve("api").toString(), "--bucket", "b", "--key", "k", "--diff"), err.toString());
        assertTrue(out.toString().contains("+     \"S3Bucket\": \"b\","), out.toString());
        assertTrue(out.toString().contains("-  \"BootstrapVersion\": {"), out.toString());
        Path built = folder.resolve("cdk.out");
        copy(ASSEMBLIES.resolve("stage"), built);
        assertEquals(0, run(folder.toString(), "--check", "--stack", "Prod/Shop"), err.toString());
        assertEquals(
                0,
                run(
                        built.resolve("assembly-Prod/ProdShop82526E42.template.json")
                                .toString(),
                        "--artifact",
                        built.toString(),
                        "--check"),
                err.toString());
    }

    @Test
    void of_several_stacks_one_is_named_and_what_the_build_publishes_is_said() {
        assertEquals(1, run(ASSEMBLIES.resolve("two").toString(), "--check"));
        assertTrue(err.toString().contains("set Stack to one of these"), err.toString());
        assertEquals(0, run(ASSEMBLIES.resolve("two").toString(), "--check", "--stack", "Base"), out.toString());
        assertEquals(1, run(ASSEMBLIES.resolve("site").toString(), "--check"));
        assertTrue(out.toString().contains("error: asset Deploy/Asset1 is used by"), out.toString());
        assertEquals(0, run(ASSEMBLIES.resolve("site").toString(), "--check", "--assets", "published"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()));
            }
        }
    }

    @Test
    void a_template_in_a_folder_of_the_artifact() throws IOException {
        Files.createDirectories(folder.resolve("deploy"));
        Files.writeString(folder.resolve("deploy/t.yaml"), TEMPLATE.replace("./src", "../src"));
        assertEquals(0, run("deploy/t.yaml", "--artifact", folder.toString(), "--check"), err.toString());
    }

    @Test
    void the_difference_is_a_patch() {
        assertEquals(0, run(template(), "--bucket", "b", "--key", "k", "--diff"));
        String[] lines = out.toString().split("\n", -1);
        assertEquals("--- " + template(), lines[0]);
        assertEquals("@@ -3,8 +3,8 @@", lines[2]);
        assertEquals(
                2,
                out.toString().lines().filter(line -> line.matches("-[^-].*")).count());
        assertEquals(
                2,
                out.toString().lines().filter(line -> line.matches("\\+[^+].*")).count());
        out.getBuffer().setLength(0);
    }

    @Test
    void checking_says_everything_as_a_compiler_does_and_exits_with_one() throws IOException {
        write("""
            Parameters: {Stage: {Type: String}}
            Resources:
              A: {Type: AWS::Serverless::Function, Properties: {CodeUri: gone}}
              B: {Type: AWS::Serverless::Function, Properties: {CodeUri: src, Runtime: python3.13, Handler: main.x}}
            """);
        assertEquals(1, run(template(), "--check"));
        assertEquals("""
            template.yaml:1:14: warning: parameter Stage has no default; give it a value in TemplateConfiguration or ParameterOverrides
            template.yaml:3:62: error: CodeUri of A is gone, but gone is not in the artifact; build it, or correct the path (it is relative to the template)
            template.yaml:4:97: error: Handler of B is main.x, but the file main.py is not in the package; build the code, or correct Handler or the path of the code
            """, out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void checking_something_fine_says_nothing_and_exits_with_zero() {
        assertEquals(0, run(template(), "--check"), out.toString());
        assertEquals("", out.toString());
    }

    @Test
    void parameters_that_are_given_are_checked_in_both_directions() throws IOException {
        write("Parameters: {A: {Type: String}, B: {Type: String}}\nResources: {T: {Type: AWS::SNS::Topic}}\n");
        assertEquals(1, run(template(), "--check", "--parameter-overrides", "A=1", "C=2"));
        assertEquals("""
            template.yaml:1:1: error: parameter C is given a value (command line) and not declared; declare it, or take the value out
            template.yaml:1:33: error: parameter B has no default and is given no value (command line); give it one
            """, out.toString());
        Path config = Files.writeString(folder.resolve("c.json"), "{\"Parameters\": {\"A\": 1, \"B\": true}}");
        assertEquals(0, run(template(), "--check", "--template-configuration", config.toString()));
    }

    @Test
    void what_is_wrong_stops_the_rewrite_too() throws IOException {
        write("a: [");
        assertEquals(1, run(template(), "--bucket", "b", "--key", "k"));
        assertEquals("", out.toString());
        assertTrue(err.toString().startsWith("template.yaml:"), err.toString());
    }

    @Test
    void a_command_that_cannot_be_understood_exits_with_two() {
        assertEquals(2, run(template()));
        assertTrue(err.toString().contains("--bucket is required"), err.toString());
        assertEquals(2, run(template(), "--bucket", "b", "--key", "k", "--packaging", "zip"));
        assertEquals(2, run());
    }
}
