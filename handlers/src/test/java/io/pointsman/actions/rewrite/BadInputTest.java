package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pointsman.engine.ActionRunner;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole action, in its runner, against what nobody should send: one clear failure each, and nothing is written. */
@Timeout(60)
class BadInputTest {
    private static final String TEMPLATE = """
        Resources:
          Hello:
            Type: AWS::Serverless::Function
            Properties: {Handler: a.b, CodeUri: %s}
        """;
    private static final String FOLDER = TEMPLATE.formatted("src");
    private static final String WHOLE = TEMPLATE.formatted(".");
    private static final String JAR = TEMPLATE.formatted("app.jar");
    private static final byte[] ZEROS = new byte[90_000_000];

    private final SourceJobs source = new SourceJobs();
    private final FakeCodeStore store = new FakeCodeStore();
    private final FakeHistory history = new FakeHistory();

    private void refuses(byte[] artifact, String why) {
        source.with("one", artifact);
        ActionRunner runner =
                new ActionRunner(() -> Instant.parse("2026-01-01T00:00:00Z"), pause -> {}, Patience.DEFAULT);
        Outcome outcome = runner.run(new RewriteAction(source, store, history), SourceJobs.job("one"));
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals(FailureKind.CONFIGURATION, failed.kind(), failed::message);
        assertTrue(failed.message().contains(why), failed::message);
        assertEquals(Map.of(), source.written);
        assertEquals(Map.of(), store.stored);
        assertEquals(Map.of(), store.index);
    }

    /** What makes a zip one that nobody should unpack, wherever it is. */
    static Stream<Arguments> zips() {
        Tampered two = Tampered.of("a.py", "print(1)", "b.py", "print(2)", "template.yaml", WHOLE);
        byte[] latin = "\u00e4.py".getBytes(StandardCharsets.ISO_8859_1);
        return Stream.of(
                arguments("a name that leaves the folder", Tampered.of("../../up/x", "x"), "leaves its folder"),
                arguments("the same with Windows' slashes", Tampered.of("..\\x", "x"), "leaves its folder"),
                arguments("an absolute name", Tampered.of("/etc/passwd", "x"), "absolute name: /etc/passwd"),
                arguments("a drive", Tampered.of("C:\\x", "x"), "absolute name: C:\\x"),
                arguments(
                        "two files of one name",
                        two.renamed("b.py", "a.py".getBytes(StandardCharsets.UTF_8)),
                        "a.py twice"),
                arguments("two ways to write one name", Tampered.of("a/b", "1", "./a//./b", "2"), "a/b twice"),
                arguments(
                        "a file that is a folder, too", Tampered.of("a", "1", "a/b", "2"), "a is a file and a folder"),
                arguments("an encrypted file", two.encrypted("b.py"), "b.py is encrypted"),
                arguments("a wrong check sum", two.withCheckSum("b.py", 7), "b.py is damaged"),
                arguments("a size that is too small", two.withSize("b.py", 3), "b.py holds more than the 3 bytes"),
                arguments("a size that is too large", two.withSize("b.py", 900), "b.py is damaged"),
                arguments("cut off in its files", two.cutTo(40), "not a zip, or it is truncated"),
                arguments("cut off in its directory", two.cutTo(90), "not a zip, or it is truncated"),
                arguments("no byte at all", two.cutTo(0), "not a zip"),
                arguments("a bomb by its own word", two.withSize("b.py", 1 << 30), "which cannot be"),
                arguments("a bomb of shared bytes", two.overlapping("b.py"), "overlaps"),
                arguments("a name that is no UTF-8", two.renamed("b.py", latin), "not UTF-8"),
                arguments("a name of nothing", two.renamed("b.py", new byte[1]), "without a proper name"),
                arguments("too many files", Tampered.ofEmptyFiles(100_001), "100001 entries; at most 100000"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("zips")
    void a_source_artifact_with(String what, Tampered artifact, String why) {
        refuses(artifact.zip(), why);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("zips")
    void a_package_in_the_artifact_with(String what, Tampered jar, String why) {
        refuses(Tampered.of("template.yaml", JAR, "app.jar", jar.zip()).zip(), why);
    }

    static Stream<Arguments> artifacts() {
        Tampered code = Tampered.of("template.yaml", FOLDER, "src/a.py", "print(1)", "src/lib", "../../etc");
        return Stream.of(
                arguments("a link out of a folder", code.linked("src/lib"), "symbolic link lib, which leads out"),
                arguments("a wrong check sum in a folder", code.withCheckSum("src/a.py", 7), "src/a.py is damaged"),
                arguments(
                        "a wrong check sum of the template",
                        code.withCheckSum("template.yaml", 7),
                        "template.yaml is damaged"),
                arguments(
                        "a code path that is a link",
                        Tampered.of("template.yaml", FOLDER, "src", "../lib", "lib/a.py", "")
                                .linked("src"),
                        "CodeUri of Hello is the symbolic link src, which leads out of the artifact; give the path that"
                                + " it leads to"),
                arguments(
                        "a template that is a link", code.linked("template.yaml"), "template.yaml is a symbolic link"),
                arguments(
                        "more code than Lambda takes",
                        Tampered.of("template.yaml", FOLDER, "src/a", ZEROS, "src/b", ZEROS, "src/c", ZEROS),
                        "270000000 bytes unpacked; Lambda takes at most 262144000"),
                arguments(
                        "a template that is a bomb",
                        Tampered.of("template.yaml", ZEROS),
                        "the template has 90000000 bytes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("artifacts")
    void an_artifact_with(String what, Tampered artifact, String why) {
        refuses(artifact.zip(), why);
    }

    static Stream<Arguments> templates() {
        return Stream.of(
                arguments(
                        "bytes that are no UTF-8",
                        FOLDER.replace("a.b", "\u00e4.b").getBytes(StandardCharsets.ISO_8859_1),
                        "template.yaml:4:27: error: here is a byte that is not UTF-8"),
                arguments("UTF-16", FOLDER.getBytes(StandardCharsets.UTF_16), "is not UTF-8"),
                arguments("aliases to aliases", bytes(laughs(FOLDER)), "takes no YAML aliases"),
                arguments("aliases to aliases in the code", bytes(laughs("Resources: *a20000\n")), "template.yaml:"),
                arguments("an alias to itself", bytes("Resources: &r {F: *r}\n"), "template.yaml:"),
                arguments("deep nesting in flow", bytes("Resources: " + "[".repeat(200_000)), "template.yaml:"),
                arguments("deep nesting in JSON", bytes("{\"a\":".repeat(200_000)), "template.yaml:"),
                arguments("deep nesting in blocks", bytes("- ".repeat(200_000) + "a"), "template.yaml:"),
                arguments("a text", bytes("just words"), "this is not a template"),
                arguments("nothing", bytes(""), "the template is empty"),
                arguments("NUL bytes", new byte[100], "template.yaml:"),
                arguments("two documents", bytes(FOLDER + "---\n" + FOLDER), "template.yaml:"),
                arguments(
                        "tags of another language",
                        bytes("Resources: !!javax.script.ScriptEngineManager [x]\n"),
                        "template.yaml:"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void a_template_of(String what, byte[] template, String why) {
        refuses(Tampered.of("template.yaml", template).zip(), why);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A template of nearly 1 MB, each line of which means twice what the line before means. */
    private static String laughs(String end) {
        StringBuilder text = new StringBuilder("Metadata:\n  a0: &a0 [lol, lol]\n");
        for (int i = 1; i <= 20_000; i++) {
            text.append("  a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        return text.append(end).toString();
    }
}
