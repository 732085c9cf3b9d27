package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packages as they come: libraries, links, names and archives that are not the usual ones. */
class PackageKindsTest {
    private static String template(String properties) {
        return "Resources: {F: {Type: AWS::Serverless::Function, Properties: {" + properties + "}}}";
    }

    private static List<String> findings(Tampered artifact) {
        ZipArchive zip = ZipArchive.open(RangedBytes.of(artifact.zip()));
        return new PreFlight(zip, zip.file("t.yaml").orElseThrow(), GivenValues.NONE, ProductionAlias.LIVE)
                .asItIs(Packaging.AUTO).report().findings().stream()
                        .map(Finding::toString)
                        .toList();
    }

    private static void takes(Tampered artifact) {
        assertEquals(List.of(), findings(artifact));
    }

    private static void finds(Tampered artifact, String matter) {
        List<String> findings = findings(artifact);
        assertEquals(1, findings.size(), findings.toString());
        assertTrue(findings.getFirst().contains(matter), findings.getFirst());
    }

    @Test
    void a_library_that_cannot_be_read_proves_nothing_about_its_classes() {
        String java = template("CodeUri: pkg, Handler: 'com.acme.App::handle', Runtime: java21");
        byte[] broken = "no zip".getBytes(StandardCharsets.UTF_8);
        byte[] odd = Tampered.of("../up.class", "x").zip();
        byte[] twice = Tampered.of("com/acme/App.class", "1", "./com/acme/App.class", "2")
                .zip();
        for (byte[] library : List.of(broken, odd, twice)) {
            takes(Tampered.of("t.yaml", java, "pkg/lib/app.jar", library));
        }
        byte[] other = Tampered.of("com/acme/Other.class", "x").zip();
        finds(
                Tampered.of("t.yaml", java, "pkg/lib/app.jar", other),
                "the class com/acme/App.class is not in the package");
    }

    @Test
    void a_jar_with_the_same_entry_twice_is_a_package() {
        String java = template("CodeUri: app.jar, Handler: 'App', Runtime: java21");
        byte[] fat = Tampered.of("App.class", "x", "./App.class", "x", "META-INF/L", "1", "./META-INF/L", "2")
                .zip();
        takes(Tampered.of("t.yaml", java, "app.jar", fat));
    }

    @ParameterizedTest
    @CsvSource({
        "src.handler, src/index.js, ''",
        "src.handler, src/index.json, ''",
        "src.handler, src/package.json, src/lib/main.js",
        "src.handler, src/package.json, src/lib/main/index.js",
        "app.handler, node_modules/app/index.js, ''",
        "app.handler, node_modules/app.js, ''",
        "app.handler, node_modules/app/package.json, node_modules/app/lib/main.js",
        "lib/app.handler, lib/node_modules/app/index.js, ''",
        "lib/app.handler, node_modules/lib/app/index.js, ''",
        "app.handler, app, ''",
        "app.handler, app.cjs, ''",
        "a.b.handler, a.mjs, ''",
    })
    void a_node_handler_is_found_as_the_runtime_resolves_it(String handler, String file, String main) {
        String node = template("CodeUri: pkg, Handler: " + handler + ", Runtime: nodejs22.x");
        String manifest = "{\"main\": \"./lib/main\"}";
        takes(Tampered.of("t.yaml", node, "pkg/" + file, manifest, "pkg/" + (main.isEmpty() ? "other" : main), ""));
    }

    @ParameterizedTest
    @CsvSource({
        "src.handler, src/main.js, x",
        "src.handler, src/package.json, '{\"main\": \"gone.js\"}'",
        "src.handler, src/index.mjs, x",
        "app.handler, node_modules/other/index.js, x",
    })
    void a_node_handler_that_the_runtime_does_not_find(String handler, String file, String text) {
        String node = template("CodeUri: pkg, Handler: " + handler + ", Runtime: nodejs22.x");
        finds(Tampered.of("t.yaml", node, "pkg/" + file, text), ".js is not in the package");
    }

    @Test
    void a_package_json_that_cannot_be_judged_is_trusted() {
        String node = template("CodeUri: pkg, Handler: src.handler, Runtime: nodejs22.x");
        for (String manifest : List.of("{broken", "{\"exports\": {\".\": \"./x.mjs\"}}")) {
            takes(Tampered.of("t.yaml", node, "pkg/src/package.json", manifest));
        }
    }

    @Test
    void a_custom_runtime_needs_a_bootstrap_that_may_be_executed() {
        String custom = template("CodeUri: pkg, Handler: x, Runtime: provided.al2023");
        finds(
                Tampered.of("t.yaml", custom, "pkg/main", "x"),
                "bootstrap of a custom runtime, which is not at the root");
        finds(Tampered.of("t.yaml", custom, "pkg/bin/bootstrap", "x"), "there is bin/bootstrap");
        Tampered made = Tampered.of("t.yaml", custom, "pkg/bootstrap", "x");
        takes(made);
        takes(made.mode("pkg/bootstrap", 0755));
        finds(made.mode("pkg/bootstrap", 0644), "bootstrap, which is not executable (mode 0644)");
        Tampered whole = Tampered.of("t.yaml", custom.replace("pkg", "."), "bootstrap", "x")
                .unix("t.yaml");
        finds(whole, "packed where files have no modes (Windows)");
        takes(whole.mode("bootstrap", 0755));
    }

    @Test
    void what_lambda_may_not_read_in_an_artifact_that_stays_as_it_is() {
        String python = template("CodeUri: ., Handler: app.handler, Runtime: python3.13");
        Tampered made =
                Tampered.of("t.yaml", python, "app.py", "x", "more.py", "y").unix("t.yaml", "app.py", "more.py");
        takes(made);
        takes(made.mode("t.yaml", 0600));
        finds(
                made.mode("app.py", 0600),
                "is the whole artifact as it is, and Lambda may not use app.py, whose mode is 0600; pack it with modes"
                        + " 644");
        finds(made.mode("app.py", 0600).mode("more.py", 0640), "mode is 0600 and 1 more");
    }

    @Test
    void an_archive_is_known_by_its_content() {
        String python = template("CodeUri: dist/app, Handler: app.handler, Runtime: python3.13");
        byte[] zip = Tampered.of("app.py", "x").zip();
        byte[] started = new byte[zip.length + 12];
        System.arraycopy("#!/bin/env x".getBytes(StandardCharsets.UTF_8), 0, started, 0, 12);
        System.arraycopy(zip, 0, started, 12, zip.length);
        for (String ending : List.of("", ".pyz", ".whl", ".war", ".zip")) {
            takes(Tampered.of("t.yaml", python.replace("dist/app", "dist/app" + ending), "dist/app" + ending, zip));
            takes(Tampered.of("t.yaml", python.replace("dist/app", "dist/app" + ending), "dist/app" + ending, started));
        }
        takes(Tampered.of("t.yaml", python.replace("dist/app", "dist/app.py"), "dist/app.py", "x"));
    }

    @Test
    void a_path_in_composed_letters_finds_a_folder_in_decomposed_ones() {
        String decomposed = Normalizer.normalize("함수", Normalizer.Form.NFD);
        String python = template("CodeUri: 함수/, Handler: app.handler, Runtime: python3.13");
        takes(Tampered.of("t.yaml", python, decomposed + "/app.py", "x"));
    }

    @Test
    void a_handler_in_composed_letters_does_not_find_a_decomposed_file_and_the_difference_is_named() {
        String decomposed = Normalizer.normalize("함수", Normalizer.Form.NFD);
        String python = template("CodeUri: src/, Handler: 함수.handler, Runtime: python3.13");
        finds(
                Tampered.of("t.yaml", python, "src/" + decomposed + ".py", "x"),
                "decomposed letters (NFD, as macOS does)");
    }

    @Test
    void a_name_that_is_no_utf_8_matters_only_where_it_is_used() {
        byte[] korean = "한글.py".getBytes(Charset.forName("x-windows-949"));
        String python = template("CodeUri: src/, Handler: app.handler, Runtime: python3.13");
        byte[] beside = ("doc/" + "1234567").getBytes(StandardCharsets.UTF_8);
        System.arraycopy(korean, 0, beside, 4, korean.length);
        takes(Tampered.of("t.yaml", python, "src/app.py", "x", "doc/1234567", "y")
                .renamed("doc/1234567", beside));
        byte[] inside = ("src/" + "1234567").getBytes(StandardCharsets.UTF_8);
        System.arraycopy(korean, 0, inside, 4, korean.length);
        finds(
                Tampered.of("t.yaml", python, "src/app.py", "x", "src/1234567", "y")
                        .renamed("src/1234567", inside),
                "holds the file 한글.py, and its name is not UTF-8; this is how it reads in MS949 (Korean Windows)");
    }

    @Test
    void links_mean_what_they_mean_to_the_packagers_of_aws() {
        String node = template("CodeUri: src/, Handler: app.handler, Runtime: nodejs22.x");
        takes(Tampered.of("t.yaml", node, "src/app.mjs", "x", "src/node_modules", "/opt/nodejs/node_modules")
                .linked("src/node_modules"));
        takes(Tampered.of("t.yaml", node, "src/app.mjs", "../common/app.mjs", "common/app.mjs", "x")
                .linked("src/app.mjs"));
        takes(Tampered.of("t.yaml", node, "src", "build", "build/app.mjs", "x").linked("src"));
        finds(
                Tampered.of("t.yaml", node, "src/app.mjs", "x", "src/up", "/opt/../etc")
                        .linked("src/up"),
                "symbolic link up, which leads out");
    }

    @Test
    void a_path_that_is_missing_has_a_hint() {
        String python = template("CodeUri: src/, Handler: app.handler, Runtime: python3.13");
        finds(Tampered.of("t.yaml", python, "src\\app.py", "x"), "the zip names it src\\app.py with backslashes");
        ZipArchive top =
                ZipArchive.open(RangedBytes.of(Tampered.of("app-main/t.yaml", python, "app-main/src/app.py", "x")
                        .zip()));
        assertTrue(new MissingPath(top.paths()).hint("src").contains("everything lies in the one folder app-main/"));
        finds(
                Tampered.of("t.yaml", python, "src/lib\\x.py", "", "src/app", ""),
                "the file app.py is not in the package");
        finds(
                Tampered.of("t.yaml", python.replace("app.h", "lib/x.h"), "src/lib\\x.py", ""),
                "with backslashes, which are no folders to AWS");
    }

    @Test
    void a_yaml_alias_is_refused_in_a_template_and_allowed_in_an_included_file() {
        String alias = "Metadata: {A: &env {B: c}, D: *env}\n" + template("CodeUri: src/");
        finds(Tampered.of("t.yaml", alias, "src/a", ""), "t.yaml:1:31: error: *env repeats what stands at 1:15");
        String includes = template("CodeUri: src/")
                + "\nMetadata: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: piece.yaml}}}";
        takes(Tampered.of("t.yaml", includes, "src/a", "", "piece.yaml", "A: &a b\nC: *a\n"));
    }

    @Test
    void each_turn_of_a_loop_is_judged() {
        String loop = """
            Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
            Resources:
              Fn::ForEach::Fns:
                - Name
                - [alpha, beta]
                - ${Name}Function:
                    Type: AWS::Serverless::Function
                    Properties: {CodeUri: src/, Handler: "${Name}.handler", Runtime: python3.13}
            """;
        takes(Tampered.of("t.yaml", loop, "src/alpha.py", "", "src/beta.py", ""));
        finds(Tampered.of("t.yaml", loop, "src/alpha.py", ""), "Handler of betaFunction is beta.handler");
        String paths = loop.replace("src/,", "\"${Name}/\",").replace("${Name}.handler", "app.handler");
        takes(Tampered.of("t.yaml", paths, "alpha/app.py", "", "beta/app.py", ""));
        finds(
                Tampered.of("t.yaml", paths, "alpha/app.py", "", "beta/main.py", ""),
                "Handler of betaFunction is app.handler");
        finds(Tampered.of("t.yaml", paths, "alpha/app.py", ""), "CodeUri of betaFunction is beta/, but beta is not in");
    }
}
