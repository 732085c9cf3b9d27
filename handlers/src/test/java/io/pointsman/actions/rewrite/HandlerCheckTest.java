package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.artifact.ZipArchive;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A handler that is not in its package, and one that is, in every form. */
class HandlerCheckTest {
    private static List<String> findings(String properties, Map<String, byte[]> files) {
        return findings(
                "Resources: {F: {Type: AWS::Serverless::Function, Properties: {" + properties + "}}}", "", files);
    }

    private static List<String> findings(String template, String ignored, Map<String, byte[]> files) {
        Map<String, byte[]> all = new HashMap<>(files);
        all.put("t.yaml", template.getBytes(StandardCharsets.UTF_8));
        ZipArchive artifact = ZipArchive.open(RangedBytes.of(ReproducibleZip.of(all)));
        return new PreFlight(
                        artifact,
                        artifact.file("t.yaml").orElseThrow(),
                        GivenValues.NONE,
                        io.pointsman.alias.ProductionAlias.LIVE)
                .report().findings().stream().map(Finding::toString).toList();
    }

    private static Map<String, byte[]> files(String... paths) {
        Map<String, byte[]> files = new HashMap<>();
        for (String path : paths) {
            files.put(path, new byte[0]);
        }
        return files;
    }

    @ParameterizedTest
    @CsvSource({
        "python3.13, app.handler, src/app.py",
        "python3.13, pkg/app.handler, src/pkg/app.py",
        "python3.13, pkg.app.handler, src/pkg/app.py",
        "python3.13, pkg.handler, src/pkg/__init__.py",
        "python3.13, app.handler, src/app.cpython-313-x86_64-linux-gnu.so",
        "nodejs22.x, app.handler, src/app.js",
        "nodejs22.x, dist/app.handler, src/dist/app.mjs",
        "nodejs22.x, ./app.handler, src/app.cjs",
        "nodejs22.x, /opt/nodejs/otel.handler, src/app.js",
        "java21, com.x.App::handle, src/com/x/App.class",
        "java21, com.x.App, src/com/x/App.class",
        "java21, com.x.App$Inner::handle, src/com/x/App$Inner.class",
        "ruby3.3, gone.handler, src/app.rb",
    })
    void a_handler_that_is_there_or_cannot_be_judged(String runtime, String handler, String file) {
        assertEquals(
                List.of(), findings("CodeUri: src, Runtime: " + runtime + ", Handler: '" + handler + "'", files(file)));
    }

    @ParameterizedTest
    @CsvSource({
        "python3.13, app.handler, src/main.py, the file app.py is not in the package; build the code",
        "python3.13, app.handler, src/deep/app.py, the file app.py is not in the package; there is deep/app.py",
        "python3.13, handler, src/app.py, it must be a module and a function",
        "nodejs22.x, app.handler, src/app.ts, the file app.js is not in the package; there is app.ts, which is source",
        "nodejs22.x, app, src/app.js, it must be a file and an export",
        "java21, com.x.App::handle, src/com/x/app.class, the class com/x/App.class is not in the package",
    })
    void a_handler_that_is_not_there(String runtime, String handler, String file, String matter) {
        List<String> findings =
                findings("CodeUri: src, Runtime: " + runtime + ", Handler: '" + handler + "'", files(file));
        assertEquals(1, findings.size());
        assertTrue(
                findings.getFirst().contains(": error: Handler of F is " + handler + ", but " + matter),
                findings.getFirst());
    }

    /** Somebody looks at a repository as it lies there, before the first build. */
    @ParameterizedTest
    @CsvSource({
        "nodejs22.x, app.handler, src/app.ts, app.ts",
        "java21, com.x.App::handle, src/main/java/com/x/App.java, main/java/com/x/App.java",
        "java21, com.x.App::handle, src/main/kotlin/com/x/App.kt, main/kotlin/com/x/App.kt",
    })
    void what_is_not_built_yet_is_said_to_be_source(String runtime, String handler, String file, String source) {
        List<String> findings =
                findings("CodeUri: src, Runtime: " + runtime + ", Handler: '" + handler + "'", files(file));

        assertEquals(1, findings.size());
        assertTrue(
                findings.getFirst()
                        .endsWith(
                                "; there is " + source + ", which is source: build it (sam build), and release what the"
                                        + " build makes (.aws-sam/build)"),
                findings.getFirst());
    }

    @Test
    void a_class_in_a_jar_and_in_a_library() {
        byte[] library = SourceJobs.zip("com/x/App.class", "");
        assertEquals(
                List.of(),
                findings("CodeUri: app.jar, Runtime: java25, Handler: com.x.App::h", Map.of("app.jar", library)));
        assertEquals(
                List.of(),
                findings("CodeUri: src, Runtime: java25, Handler: com.x.App::h", Map.of("src/lib/a.jar", library)));
        assertEquals(
                1,
                findings("CodeUri: src, Runtime: java25, Handler: com.x.App::h", Map.of("src/a.jar", library))
                        .size());
        assertEquals(
                1,
                findings("CodeUri: src, Runtime: java25, Handler: com.x.Gone::h", Map.of("src/lib/a.jar", library))
                        .size());
    }

    @Test
    void a_layer_may_bring_the_handler() {
        assertEquals(
                List.of(),
                findings("CodeUri: src, Runtime: python3.13, Handler: gone.x, Layers: [arn]", files("src/app.py")));
    }

    @Test
    void handler_and_runtime_may_come_from_globals_and_from_parameters() {
        String template = """
            Parameters: {Runtime: {Type: String, Default: python3.13}}
            Globals: {Function: {CodeUri: src, Runtime: !Ref Runtime, Handler: app.handler}}
            Resources:
              A: {Type: AWS::Serverless::Function, Properties: {Handler: gone.handler}}
              B: {Type: AWS::Serverless::Function, Properties: {MemorySize: 128}}
              C: {Type: AWS::Serverless::Function, Properties: {Runtime: !GetAtt X.Y}}
            """;
        List<String> findings = findings(template, "", files("src/app.py"));
        assertEquals(1, findings.size(), findings.toString());
        assertTrue(findings.getFirst().startsWith("t.yaml:4:62: error: Handler of A"), findings.getFirst());
    }
}
