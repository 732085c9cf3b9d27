package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Step;
import io.pointsman.release.CodePlace;
import io.pointsman.release.MadeFor;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Stacks of cloud assemblies, released as {@code cdk synth} wrote them. */
final class CloudAssemblyTest {
    private static final String HELLO = "74956a8d49258db10980781e059429d2bad14dbadcabd9c25eed83ff2af030e3";
    private static final String ORDERS = "698ec25323bfe2addc8d2354a3b69fc36b046a46c90948799f9a633792138167";
    private static final String BUCKET = "\"cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}\"";

    private final SourceJobs source = new SourceJobs();
    private final FakeCodeStore store = new FakeCodeStore();
    private final RewriteAction action = new RewriteAction(source, store, new FakeHistory());

    private Step<RewriteStage> run(Assembly assembly, Object... userParameters) {
        source.with("one", assembly.zip());
        RewriteRequest request = action.request(SourceJobs.job("one", userParameters));
        return action.advance(request, action.start(request));
    }

    private Map<String, String> done(Assembly assembly, Object... userParameters) {
        Step<RewriteStage> step = run(assembly, userParameters);
        assertInstanceOf(Step.Done.class, step, step.toString());
        return ((Step.Done<RewriteStage>) step).outputs();
    }

    private String summary(Assembly assembly, Object... userParameters) {
        return Objects.requireNonNull(done(assembly, userParameters).get("Summary"));
    }

    private String stopped(Assembly assembly, Object... userParameters) {
        Step.Stop<?> stop = assertInstanceOf(Step.Stop.class, run(assembly, userParameters));
        assertEquals(Map.of(), source.written);
        assertEquals(Map.of(), store.stored);
        return stop.message();
    }

    private String refused(Assembly assembly, Object... userParameters) {
        return Objects.requireNonNull(
                assertThrows(Refusal.class, () -> run(assembly, userParameters)).getMessage());
    }

    private ZipArchive release() {
        return ZipArchive.open(RangedBytes.of(Objects.requireNonNull(source.written.get("Release"))));
    }

    private String text(String path) {
        return new String(release().read(path).orElseThrow(), StandardCharsets.UTF_8);
    }

    private Map<String, CodePlace> code() {
        return ReleaseManifest.parse(text(ReleaseManifest.PATH)).code().stream()
                .collect(Collectors.toMap(CodePlace::logicalId, place -> place));
    }

    private String key(String logicalId) {
        return Objects.requireNonNull(code().get(logicalId), logicalId).key();
    }

    /** The locations in place of bucket and key, and the end without what asks for cdk bootstrap. */
    private String spliced(String template, Map<String, String> keys) {
        String text = template;
        for (Map.Entry<String, String> one : keys.entrySet()) {
            text = text.replace(
                    "{\n      \"Fn::Sub\": " + BUCKET + "\n     },\n     \"S3Key\": \"" + one.getKey() + ".zip\"",
                    "\"releases\",\n     \"S3Key\": \"" + one.getValue() + "\"");
        }
        int parameters = text.indexOf(",\n \"Parameters\": {");
        return text.substring(0, parameters) + "\n}";
    }

    @Test
    void two_functions_are_spliced_and_every_other_byte_stays_but_what_asks_for_the_bootstrap() {
        Assembly api = Assembly.of("api");

        Map<String, String> outputs = done(api);

        assertEquals("Shop.template.json", outputs.get("TemplatePath"));
        assertEquals("2", outputs.get("CodeLocations"));
        String expected = spliced(
                api.text("Shop.template.json"), Map.of(HELLO, key("Hello4A628BD4"), ORDERS, key("OrdersA9B65338")));
        assertEquals(expected, text("Shop.template.json"));
        assertFalse(expected.contains("BootstrapVersion") || expected.contains("hnb659fds"), expected);
        assertEquals(
                List.of("app.py"),
                ZipArchive.open(RangedBytes.of(Objects.requireNonNull(
                                store.stored.get(key("Hello4A628BD4").replace("code/", "")))))
                        .paths());
    }

    @Test
    void an_assembly_one_folder_down_is_found_and_code_does_not_travel_along() {
        done(Assembly.of("nested").in("cdk.out"));

        assertEquals(
                "cdk.out/Bundled.template.json",
                ReleaseManifest.parse(text(ReleaseManifest.PATH)).templatePath());
        assertTrue(
                release().paths().stream().noneMatch(path -> path.contains("asset.")),
                release().paths().toString());
    }

    @Test
    void a_bundled_function_a_layer_a_definition_and_a_nested_stack_are_found_by_their_locations() {
        done(Assembly.of("nested"));

        assertEquals(
                List.of("Code", "Code", "Content", "DefinitionS3Location", "TemplateURL"),
                ReleaseManifest.parse(text(ReleaseManifest.PATH)).code().stream()
                        .map(CodePlace::property)
                        .sorted()
                        .toList());
        String template = text("Bundled.template.json");
        assertFalse(template.contains("hnb659fds"), template);
        assertFalse(text("BundledInnerEC49227E.nested.template.json").contains("hnb659fds"));
        assertTrue(template.contains("\"TemplateURL\": \"https://s3.eu-west-1.amazonaws.com/releases/code/"), template);
        assertTrue(template.contains("\"Bucket\": \"releases\",\n     \"Key\": \"code/"), template);
        Template.parse(template);
    }

    @Test
    void what_a_location_says_beside_bucket_and_key_stays_and_a_zip_is_the_package_as_it_is() {
        done(Assembly.of("zip"), "Assets", "published");

        String template = text("Zipped.template.json");
        assertTrue(template.contains("""
            "S3Bucket": "releases",
                 "S3Key": "%s",
                 "SourceKMSKeyArn": {
            """.formatted(key("K485CC42E")).strip()), template);
        assertEquals(key("Z1BAC85DC"), key("K485CC42E"));
    }

    @Test
    void a_version_is_put_into_the_location() {
        store.hasVersions = true;
        done(Assembly.of("api"));

        assertTrue(text("Shop.template.json").contains("""
            "Code": {
                 "S3ObjectVersion": "v1",
                 "S3Bucket": "releases",
                 "S3Key": "code/
            """.strip()), text("Shop.template.json"));
    }

    @Test
    void unchanged_assets_keep_their_location_whatever_the_cdk_calls_them() {
        Assembly api = Assembly.of("api");
        done(api);
        String before = key("Hello4A628BD4");
        Assembly renamed = new Assembly(api.files().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().replace(HELLO, "0".repeat(64)),
                        entry -> new String(entry.getValue(), StandardCharsets.UTF_8)
                                .replace(HELLO, "0".repeat(64))
                                .getBytes(StandardCharsets.UTF_8))));

        Map<String, String> outputs = done(renamed, "Run", "two");

        assertEquals(before, key("Hello4A628BD4"));
        assertEquals(
                "2 code locations, 0 moved\n"
                    + "stack Shop of manifest.json; the roles that it names are not taken: RoleArn and AssumeRoleArn"
                    + " decide",
                outputs.get("Summary"));
    }

    @Test
    void of_several_stacks_one_has_to_be_named_and_they_are_listed_in_the_order_of_their_dependencies() {
        Assembly two = Assembly.of("two");

        assertEquals(
                "artifact MyApp, manifest.json: the assembly has 2 stacks; set Stack to one of these, which are in the"
                        + " order in which they need each other: Base, Web",
                refused(two));
        assertTrue(refused(two, "Stack", "Wen").contains("Stack is Wen, which no stack is called; set Stack"));
        done(two, "Stack", "Base");
        assertEquals(
                "Base.template.json",
                ReleaseManifest.parse(text(ReleaseManifest.PATH)).templatePath());
        assertTrue(summary(two, "TemplatePath", "Web.template.json").contains("manifest.json:1:1: warning"));
    }

    @Test
    void the_order_is_that_of_the_dependencies_and_not_that_of_the_manifest() {
        Assembly turned = Assembly.of("two")
                .edited(
                        "manifest.json",
                        text -> text.replace("\"Base\",", "")
                                .replace(
                                        "\"dependencies\": [\n        \"Base.assets\"",
                                        "\"dependencies\": [\"Web\",\n        \"Base.assets\""));

        assertTrue(refused(turned).endsWith(": Web, Base"), refused(turned));
    }

    @Test
    void a_stack_of_a_stage_is_found_by_its_display_name_and_its_assets_lie_above() {
        Map<String, String> outputs = done(Assembly.of("stage"), "Stack", "Prod/Shop");

        assertEquals("assembly-Prod/ProdShop82526E42.template.json", outputs.get("TemplatePath"));
        assertEquals(1, code().size());
        assertEquals(outputs, done(Assembly.of("stage")));
    }

    @Test
    void a_template_at_the_root_is_found_before_an_assembly_unless_a_stack_is_named() {
        Assembly both =
                Assembly.of("api").in("cdk.out").with("template.yaml", "Resources:\n  B:\n    Type: AWS::S3::Bucket\n");

        assertEquals("template.yaml", done(both).get("TemplatePath"));
        assertEquals("cdk.out/Shop.template.json", done(both, "Stack", "Shop").get("TemplatePath"));
    }

    @Test
    void what_the_manifest_says_of_the_stack_is_named() {
        String summary = summary(Assembly.of("two"), "Stack", "Web", "StackName", "web");

        assertTrue(
                summary.contains("properties.stackName is shop-web, and the release goes to StackName web"), summary);
        assertTrue(summary.contains("Give changeset Tags: {\"team\":\"shop\"}"), summary);
        assertTrue(
                summary.contains("update-termination-protection --enable-termination-protection --stack-name web"),
                summary);
    }

    @Test
    void changeset_is_told_for_which_account_and_region_a_stack_was_made() {
        done(Assembly.of("two"), "Stack", "Web");
        assertEquals(
                new MadeFor(Optional.of("123456789012"), Optional.of("eu-central-1")),
                ReleaseManifest.parse(text(ReleaseManifest.PATH)).madeFor());

        done(Assembly.of("two"), "Stack", "Base");
        assertEquals(
                MadeFor.ANYWHERE,
                ReleaseManifest.parse(text(ReleaseManifest.PATH)).madeFor());
    }

    @Test
    void a_deployment_group_of_the_stacks_own_is_refused_with_the_recipe() {
        String message = stopped(Assembly.of("group"));

        assertTrue(message.contains("error: CodeDeployLambdaAliasUpdate of HelloLive"), message);
        assertTrue(message.contains("in the CDK the LambdaDeploymentGroup"), message);
        assertEquals(
                1, Integer.parseInt(done(Assembly.of("group"), "Alias", "other").getOrDefault("CodeLocations", "")));
    }

    @Test
    void parameters_of_the_manifest_are_deployed_where_the_user_gives_no_others() {
        Assembly two = Assembly.of("two")
                .edited(
                        "manifest.json",
                        text -> text.replace(
                                "\"terminationProtection\": true,",
                                "\"terminationProtection\": true, \"parameters\": {\"Size\": \"big\"},"))
                .edited(
                        "Web.template.json",
                        text -> text.replace(
                                "\"Parameters\": {",
                                "\"Parameters\": {\n  \"Size\": {\n   \"Type\": \"String\"\n  },"));

        String summary = summary(two, "Stack", "Web");

        assertEquals(
                Map.of("Size", "big"),
                ReleaseManifest.parse(text(ReleaseManifest.PATH)).parameters());
        assertFalse(summary.contains("parameter Size"), summary);
        assertTrue(
                text("Web.template.json")
                        .contains("\"Parameters\": {\n  \"Size\": {\n   \"Type\": \"String\"\n  }\n }\n}"),
                text("Web.template.json"));
    }

    @Test
    void an_image_is_left_with_the_command_that_publishes_it_and_may_be_refused() {
        Map<String, String> outputs = done(Assembly.of("image"));
        String summary = Objects.requireNonNull(outputs.get("Summary"));

        assertTrue(
                summary.contains("image asset Pic/AssetImage of Pic7F2A6C5F (AWS::Lambda::Function)")
                        || summary.contains("image asset Pic/AssetImage of Pic"),
                summary);
        assertTrue(summary.contains("npx cdk-assets publish -p cdk.out/Img.assets.json 65aa2c75"), summary);
        assertTrue(text("Img.template.json").contains("BootstrapVersion"));
        assertEquals(1, code().size());
    }

    @Test
    void images_are_refused_where_the_pipeline_says_so() {
        assertTrue(stopped(Assembly.of("image"), "Images", "refuse").contains("error: image asset Pic/AssetImage"));
    }

    @Test
    void a_custom_resource_and_a_policy_that_name_assets_are_refused_by_line() {
        String message = stopped(Assembly.of("site"));

        assertTrue(
                message.contains("Site.template.json:31:6: error: asset Deploy/Asset1 is used by DeployCustomResource"),
                message);
        assertTrue(message.contains("(Custom::CDKBucketDeployment)"), message);
        assertTrue(
                message.contains("is named by"
                        + " CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRoleDefaultPolicy"),
                message);
        assertTrue(
                message.contains(
                        "publish it in the build (npx cdk-assets publish -p cdk.out/Site.assets.json 741e32b6"),
                message);
    }

    @Test
    void what_the_build_has_published_stays_and_with_it_the_question_for_the_bootstrap() {
        done(Assembly.of("site"), "Assets", "published");

        String template = text("Site.template.json");
        assertTrue(template.contains("CheckBootstrapVersion") && template.contains("SourceBucketNames"), template);
        assertEquals(1, code().size());
    }

    @Test
    void a_parameter_of_the_bootstrap_that_something_else_names_stays() {
        Assembly api = Assembly.of("api")
                .edited(
                        "Shop.template.json",
                        text -> text.replace(
                                "\"Outputs\": {",
                                "\"Outputs\": {\n  \"Version\": {\"Value\": {\"Ref\": \"BootstrapVersion\"}},"));

        done(api);

        assertTrue(text("Shop.template.json").contains("CheckBootstrapVersion"));
    }

    @Test
    void the_legacy_way_and_a_lookup_that_was_not_made_are_refused() {
        assertTrue(stopped(Assembly.of("legacy")).contains("use new DefaultStackSynthesizer()"));
        assertTrue(
                refused(Assembly.of("missing"))
                        .contains("manifest.json: missing: the context value"
                                + " ssm:account=123456789012:parameterName=/x/y"),
                refused(Assembly.of("missing")));
    }

    @Test
    void an_artifact_without_assembly_has_no_stack() {
        Assembly none = new Assembly(Map.of("a.txt", new byte[0]));

        assertTrue(refused(none, "Stack", "Shop").contains("has no cloud assembly at its root or one folder down"));
        assertTrue(refused(none).contains("and no cdk.out"));
        Assembly serverless = none.with(
                ".serverless/cloudformation-template-update-stack.json",
                "{\"Resources\": {\"Bucket\": {\"Type\": \"AWS::S3::Bucket\"}}}");
        assertTrue(refused(serverless).contains("Serverless Framework"));
        assertTrue(Objects.requireNonNull(
                        done(serverless, "TemplatePath", ".serverless/cloudformation-template-update-stack.json")
                                .get("Summary"))
                .contains("update-stack.json:1:1: warning: .serverless/ is a package of the Serverless Framework"));
    }

    @Test
    void two_stacks_of_one_name_and_a_path_beside_a_stack_are_told_apart() {
        Assembly api = Assembly.of("api");

        assertTrue(refused(api, "TemplatePath", "Shop.template.json", "Stack", "Web")
                .contains("which is not the template of Stack Web"));
        assertEquals(
                Optional.of("Shop.template.json"),
                Optional.ofNullable(done(api, "TemplatePath", "Shop.template.json", "Stack", "Shop")
                        .get("TemplatePath")));
    }

    @Test
    void a_template_on_one_line_and_one_with_the_line_breaks_of_windows_are_spliced_too() {
        Assembly api = Assembly.of("api");
        Assembly oneLine = api.edited("Shop.template.json", text -> text.replaceAll("\n *", ""));
        done(oneLine);
        String text = text("Shop.template.json");
        assertTrue(text.contains("\"Code\": {\"S3Bucket\": \"releases\",\"S3Key\": \"code/"), text);
        assertTrue(text.endsWith("}}}}") && !text.contains("BootstrapVersion"), text);

        done(api.edited("Shop.template.json", before -> before.replace("\n", "\r\n")));
        String windows = text("Shop.template.json");
        done(api);
        assertEquals(text("Shop.template.json").replace("\n", "\r\n"), windows);
    }
}
