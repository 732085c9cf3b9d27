package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Refusal;
import io.pointsman.engine.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cloud assemblies that are not as {@code cdk synth} writes them: each is refused by file and entry, and nothing is stored. */
final class BrokenAssemblyTest {
    private static final String HELLO = "74956a8d49258db10980781e059429d2bad14dbadcabd9c25eed83ff2af030e3";

    private final SourceJobs source = new SourceJobs();
    private final FakeCodeStore store = new FakeCodeStore();
    private final RewriteAction action = new RewriteAction(source, store, new FakeHistory());
    private final Assembly api = Assembly.of("api");

    /** What stops it, whether while the request is read or afterwards. */
    private String stopped(byte[] zip, Object... userParameters) {
        String message;
        source.with("one", zip);
        try {
            RewriteRequest request = action.request(SourceJobs.job("one", userParameters));
            Step<RewriteStage> step = action.advance(request, action.start(request));
            message = assertInstanceOf(Step.Stop.class, step, step.toString()).message();
        } catch (Refusal e) {
            message = Objects.requireNonNull(e.getMessage());
        }
        assertEquals(Map.of(), store.stored);
        assertEquals(Map.of(), source.written);
        return message;
    }

    private void stops(String expected, Assembly assembly, Object... userParameters) {
        stops(expected, assembly.zip(), userParameters);
    }

    private void stops(String expected, byte[] zip, Object... userParameters) {
        String message = stopped(zip, userParameters);
        assertTrue(message.contains(expected), message);
        assertFalse(message.contains("Exception"), message);
    }

    private Assembly manifest(String old, String now) {
        return api.edited("manifest.json", text -> text.replace(old, now));
    }

    @Test
    void a_file_that_is_missing_is_named() {
        stops("manifest.json: is not in the artifact", api.without("manifest.json"));
        stops("Shop.assets.json: is not in the artifact", api.without("Shop.assets.json"));
        stops(
                "manifest.json: artifacts.Shop.properties.templateFile is Shop.template.json, which is not in the"
                        + " artifact",
                api.without("Shop.template.json"));
        stops(
                "assembly-Prod/manifest.json: is not in the artifact",
                Assembly.of("stage").without("assembly-Prod/manifest.json"));
    }

    @Test
    void an_asset_whose_source_is_missing_is_named_where_the_template_uses_it() {
        stops(
                "Shop.template.json:37:13: error: Code of Hello4A628BD4 is asset Hello/Code, but asset." + HELLO
                        + " is not in the artifact; run cdk synth again",
                api.without("asset." + HELLO));
    }

    @Test
    void what_is_no_json_or_of_another_kind_is_named_by_its_entry() {
        stops("manifest.json: cannot be read: line 1, column ", api.with("manifest.json", "{"));
        stops("manifest.json: cannot be read: a JSON object is expected", api.with("manifest.json", "[]"));
        stops("manifest.json: artifacts: artifacts must be an object", api.with("manifest.json", "{\"artifacts\": 7}"));
        stops(
                "manifest.json: artifacts.Shop: Shop must be an object",
                api.with("manifest.json", "{\"artifacts\": {\"Shop\": []}}"));
        stops(
                "manifest.json: artifacts.Shop: templateFile is missing",
                manifest("\"templateFile\": \"Shop.template.json\",", ""));
        stops(
                "artifacts.Shop: dependencies must be a list",
                manifest("\"dependencies\": [", "\"dependencies\": 1, \"x\": ["));
        stops(
                "artifacts.Shop: parameters.Size is missing",
                manifest("\"terminationProtection\": false,", "\"parameters\": {\"Size\": null},"));
        stops(
                "Shop.assets.json: files." + HELLO + ": bucketName must be text",
                api.edited(
                        "Shop.assets.json",
                        text -> text.replaceAll("\"bucketName\": \"[^\"]+\"", "\"bucketName\": 1")));
        stops("the assembly has no stack", api.with("manifest.json", "{}"));
    }

    @Test
    void a_path_that_leads_out_of_the_artifact_is_named() {
        stops(
                "manifest.json: artifacts.Shop.properties.templateFile is ../x.json, which leads out of the artifact",
                manifest("\"Shop.template.json\"", "\"../x.json\""));
        stops(
                "manifest.json: artifacts.Shop.assets.properties.file is /etc/passwd, which leads out",
                manifest("\"file\": \"Shop.assets.json\"", "\"file\": \"/etc/passwd\""));
        stops(
                "artifacts.assembly-Prod.properties.directoryName is ../../a, which leads out",
                Assembly.of("stage")
                        .edited(
                                "manifest.json",
                                text -> text.replace(
                                        "\"directoryName\": \"assembly-Prod\"", "\"directoryName\": \"../../a\"")));
        stops(
                "error: Code of Hello4A628BD4 is asset Hello/Code, and Shop.assets.json: files." + HELLO
                        + ".source.path is ../../secret, which leads out of the artifact",
                api.edited("Shop.assets.json", text -> text.replace("\"asset." + HELLO + "\"", "\"../../secret\"")));
    }

    @Test
    void the_folder_of_a_stage_alone_is_not_all_of_it_and_that_is_said_once() {
        Map<String, byte[]> files = new TreeMap<>();
        Assembly.of("stage").files().forEach((path, bytes) -> {
            if (path.startsWith("assembly-Prod/")) {
                files.put(path.substring("assembly-Prod/".length()), bytes);
            }
        });

        String message = stopped(new Assembly(files).zip());

        assertTrue(message.contains("which leads out of the artifact; pack the whole of cdk.out, "), message);
        assertFalse(message.contains("where no location of the release bucket can be put"), message);
    }

    @Test
    void a_nested_template_alone_is_no_stack_of_the_assembly() {
        stops(
                "TemplatePath is BundledInnerEC49227E.nested.template.json, which is nested in a stack: set Stack to"
                        + " Bundled",
                Assembly.of("nested"),
                "TemplatePath",
                "BundledInnerEC49227E.nested.template.json");
    }

    @Test
    void the_assembly_itself_is_nobodys_code() {
        String parameters = "\"Parameters\": {\"B\": {\"Type\": \"String\"}, \"K\": {\"Type\": \"String\"},";
        Assembly asked = api.edited(
                "Shop.template.json",
                text -> text.replaceFirst(
                                "\"S3Bucket\": \\{\\s+\"Fn::Sub\": \"[^\"]+\"\\s+},\\s+\"S3Key\": \"" + HELLO
                                        + ".zip\"",
                                "\"S3Bucket\": {\"Ref\": \"B\"}, \"S3Key\": {\"Ref\": \"K\"}")
                        .replace("\"Parameters\": {", parameters));

        stops("Code of Hello4A628BD4 is the whole artifact, which is a cloud assembly and no code; use", asked);
        stops(" give the parameters B and K values in the settings file", asked);
        stops(
                "Handler of Hello4A628BD4 is app.handler, but the file app.py is not in the package",
                asked.in("cdk.out"));
    }

    @Test
    void an_asset_that_a_command_makes_is_refused_where_it_is_used() {
        stops(
                "files." + HELLO + ".source.path is missing: a command makes it",
                api.edited(
                        "Shop.assets.json",
                        text -> text.replace("\"path\": \"asset." + HELLO + "\"", "\"executable\": [\"make\"]")));
    }

    @Test
    void an_assembly_that_lies_in_itself_or_too_deep_ends() {
        stops(
                "manifest.json: is an assembly that lies in itself",
                Assembly.of("stage")
                        .edited(
                                "assembly-Prod/manifest.json",
                                text -> text.replace(
                                        "\"artifacts\": {",
                                        "\"artifacts\": {\"a\": {\"type\": \"cdk:cloud-assembly\", \"properties\":"
                                                + " {\"directoryName\": \"../assembly-Prod\"}},")));
        Assembly deep = new Assembly(Map.of("cdk.out", "{}".getBytes(StandardCharsets.UTF_8)));
        String folder = "";
        for (int i = 0; i < 50; i++) {
            deep = deep.with(
                    folder + "manifest.json",
                    "{\"artifacts\": {\"a\": {\"type\": \"cdk:cloud-assembly\","
                            + " \"properties\": {\"directoryName\": \"a\"}}}}");
            folder = folder + "a/";
        }
        stops("is an assembly more than 10 deep", deep);
    }

    @Test
    void stacks_that_need_each_other_in_a_circle_are_named() {
        stops(
                "manifest.json: the stacks Base, Web depend on each other in a circle",
                Assembly.of("two")
                        .edited(
                                "manifest.json",
                                text -> text.replace(
                                        "\"dependencies\": [\n        \"Base.assets\"",
                                        "\"dependencies\": [\"Web\",\n        \"Base.assets\"")));
    }

    @Test
    void many_stacks_assets_and_buckets_have_a_limit_and_end_soon() {
        String stacks = IntStream.range(0, 1_001)
                .mapToObj(i -> "\"S" + i + "\": {\"type\": \"aws:cloudformation:stack\", \"properties\":"
                        + " {\"templateFile\": \"t.json\"}}")
                .collect(Collectors.joining(",", "{\"artifacts\": {", "}}"));
        stops("manifest.json: the assembly has more than 1000 stacks", api.with("manifest.json", stacks));
        Assembly chain = api.with(
                "manifest.json",
                IntStream.range(0, 1_000)
                        .mapToObj(i -> "\"S" + i + "\": {\"type\": \"aws:cloudformation:stack\", \"dependencies\": [\"S"
                                + (i + 1) + "\"], \"properties\": {\"templateFile\": \"t.json\"}}")
                        .collect(Collectors.joining(",", "{\"artifacts\": {", "}}")));
        assertTimeout(Duration.ofSeconds(5), () -> stops("need each other: S999, S998", chain));
        String stages = IntStream.range(0, 201)
                .mapToObj(i -> "\"A" + i
                        + "\": {\"type\": \"cdk:cloud-assembly\", \"properties\": {\"directoryName\": \"a" + i + "\"}}")
                .collect(Collectors.joining(",", "{\"artifacts\": {", "}}"));
        Assembly many = api.with("manifest.json", stages);
        for (int i = 0; i < 201; i++) {
            many = many.with("a" + i + "/manifest.json", "{}");
        }
        stops("is one of more than 200 assemblies", many);
        stops("Shop.assets.json: files: they would lie in 30 buckets", api.with("Shop.assets.json", assets(30)));
        stops("Shop.assets.json: has more than 10000 assets", api.with("Shop.assets.json", assets(10_001)));
    }

    private static String assets(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "\"" + i + "\": {\"source\": {\"path\": \"a\"}, \"destinations\": {\"d\": {\"bucketName\": \"b"
                                + i + "\", \"objectKey\": \"k\"}}}")
                .collect(Collectors.joining(",", "{\"files\": {", "}}"));
    }

    @Test
    void a_link_in_place_of_an_asset_is_named() {
        Assembly linked = api.without("asset." + HELLO).with("asset." + HELLO, "/build/src/hello");
        Object[] files = linked.files().entrySet().stream()
                .flatMap(entry -> Stream.<Object>of(entry.getKey(), entry.getValue()))
                .toArray();

        stops(
                "Code of Hello4A628BD4 is asset Hello/Code, the symbolic link asset." + HELLO
                        + ", which leads out of the artifact; pack what it leads to, not the link",
                Tampered.of(files).linked("asset." + HELLO).zip());
    }

    @Test
    void two_assemblies_side_by_side_have_to_be_told_apart() {
        Assembly a = api.in("a");
        Assembly both =
                new Assembly(Stream.concat(a.files().entrySet().stream(), api.in("b").files().entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));

        stops("the folders a, b are cloud assemblies; name the template of one in TemplatePath", both);
    }

    @Test
    void an_asset_without_files_of_another_kind_than_its_property_wants_is_named() {
        stops(
                "DefinitionS3Location of Machine6FC8AE80 is the folder asset Machine/DefinitionBody; a file is"
                        + " expected",
                Assembly.of("nested")
                        .edited(
                                "Bundled.assets.json",
                                text -> text.replace(
                                        "asset.9b09000c4c3e124eeceabbe5b1eb7936fcd87e3bf05a64538366813d3321d4e3.json",
                                        "asset." + HELLO)));
    }
}
