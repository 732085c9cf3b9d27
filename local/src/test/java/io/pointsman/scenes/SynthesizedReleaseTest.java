package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.changeset.ChangeSetRun;
import io.pointsman.actions.execute.ExecuteRun;
import io.pointsman.actions.publish.PublishRun;
import io.pointsman.actions.rewrite.RewriteRun;
import io.pointsman.actions.shift.ShiftRun;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.endpoint.apigateway.RestApiService;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application of the CDK, two functions with {@code currentVersion} and an alias, through all actions as it was synthesized. */
final class SynthesizedReleaseTest {
    private static final JsonObject WEB = JsonObject.of("StackName", "web");
    private static final JsonObject AT_ONCE = WEB.with("DeploymentConfigName", "CodeDeployDefault.LambdaAllAtOnce");
    private static final Path APP = Path.of("../handlers/src/test/resources/assemblies/api");
    private static final String HELLO = "74956a8d49258db10980781e059429d2bad14dbadcabd9c25eed83ff2af030e3";
    private static final String VERSION = "HelloCurrentVersionF236B966d1d31cf98e299948305c1b3e77737a52";

    private final StackPlace place = new StackPlace();
    private int runs;

    SynthesizedReleaseTest() {
        RestApiService apis = new RestApiService(place.world);
        place.world.add(apis);
        place.world.add(apis.httpApis());
    }

    @AfterEach
    void close() {
        place.close();
    }

    private static Map<String, byte[]> app() {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(APP)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(APP.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** As the CDK makes it of new code: another asset, and another id of the current version. */
    private static Map<String, byte[]> next(String digit) {
        Map<String, byte[]> files = new TreeMap<>();
        app().forEach((path, bytes) -> files.put(
                path.replace(HELLO, digit.repeat(64)),
                new String(bytes, StandardCharsets.UTF_8)
                        .replace(HELLO, digit.repeat(64))
                        .replace(VERSION, "HelloCurrentVersionF236B966" + digit.repeat(32))
                        .replace("hello v1", "hello v" + digit)
                        .getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private void released(Map<String, byte[]> files) {
        place.run = "run-" + ++runs;
        RewriteRun.of(place, ReproducibleZip.of(files));
        assertFalse(place.template.contains("BootstrapVersion"), place.template);
        ByHandScene.succeeded(ChangeSetRun.of(place, WEB));
        ByHandScene.succeeded(ExecuteRun.of(place, WEB));
        assertEquals(live(), runs == 1 ? "1" : String.valueOf(runs - 1), "execute moves nobody");
        ByHandScene.succeeded(PublishRun.of(place, functions(), WEB));
        ByHandScene.succeeded(ShiftRun.of(place, place.codeDeploy, place.deployer, AT_ONCE));
    }

    private Map<String, String> functions() {
        return resources("AWS::Lambda::Function");
    }

    private Map<String, String> resources(String type) {
        return place.call("ListStackResources", "StackName", "web").objects("StackResourceSummaries").stream()
                .filter(one -> one.needText("ResourceType").equals(type))
                .collect(Collectors.toMap(
                        one -> one.needText("LogicalResourceId"), one -> one.needText("PhysicalResourceId")));
    }

    private String live() {
        String hello = Objects.requireNonNull(functions().get("Hello4A628BD4"));
        return place.lambda
                .getAlias(get -> get.functionName(hello).name("live"))
                .functionVersion();
    }

    @Test
    void code_releases_move_customers_in_shift_alone_and_the_version_resource_stays_as_it_was_deployed() {
        released(app());
        assertEquals("1", live());
        Map<String, String> versions = resources("AWS::Lambda::Version");

        released(next("2"));
        assertEquals("2", live());
        assertEquals(versions, resources("AWS::Lambda::Version"));

        released(next("3"));
        assertEquals("3", live());
        assertEquals(versions, resources("AWS::Lambda::Version"));
        assertTrue(versions.containsKey(VERSION), versions.toString());
        assertEquals(List.of("OrdersA9B65338"), unmoved());
    }

    private List<String> unmoved() {
        return functions().entrySet().stream()
                .filter(one -> place.lambda
                        .getAlias(get -> get.functionName(one.getValue()).name("live"))
                        .functionVersion()
                        .equals("1"))
                .map(Map.Entry::getKey)
                .toList();
    }
}
