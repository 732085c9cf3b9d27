package io.pointsman.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.process.FunctionProcess;
import io.pointsman.endpoint.process.FunctionSpec;
import io.pointsman.endpoint.process.Invocation;
import io.pointsman.endpoint.process.InvocationResult;
import io.pointsman.endpoint.process.Payload;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/**
 * What {@code sam local invoke} gives a function, by the rules of the SAM CLI: of the variables that the template declares, the values
 * of {@code events/env/sam-local.json}; the SAM CLI's own names, Region, credentials; and nothing else, so no {@code AWS_ENDPOINT_URL}.
 * The container itself is not here: the function runs in a process under the same runtime client.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamLocalTest {
    private static final String VARIABLES = "events/env/sam-local.json";

    /** The endpoint as a container sees it, at the port of the documents. */
    private static final String OUTSIDE = "http://host.docker.internal:4599";

    private final Place place;

    SamLocalTest(@TempDir Path folder) {
        this.place = new Place(folder);
    }

    @BeforeAll
    void seed() {
        Place.needJar();
        place.seed();
    }

    @AfterAll
    void close() {
        place.close();
    }

    @Test
    void samconfig_hands_the_variables_over_and_names_the_host() throws IOException {
        String config = Files.readString(Place.HOME.resolve("samconfig.toml"));
        assertTrue(config.contains("env_vars = \"" + VARIABLES + "\""), config);
        assertTrue(config.contains("add_host = [\"host.docker.internal:host-gateway\"]"), config);
        assertTrue(Files.readString(Place.HOME.resolve("docs/operations.md"))
                .contains("serve --port " + URI.create(OUTSIDE).getPort() + " --seed"));
    }

    @Test
    void sam_hands_over_only_what_the_template_declares() throws IOException {
        Set<String> declared =
                configuration("rewrite").environment().variables().keySet();
        assertTrue(
                declared.containsAll(handedOver().keySet()),
                declared + " lacks some of " + handedOver().keySet());
        assertFalse(declared.contains("AWS_ENDPOINT_URL"), "declared, it could be handed over as it is");
    }

    @ParameterizedTest
    @CsvSource({"rewrite", "changeset", "execute", "publish", "shift"})
    void the_events_find_the_seeded_endpoint(String action) throws IOException {
        List<String> log = new ArrayList<>();
        byte[] event = Files.readAllBytes(Place.HOME.resolve("events/" + action + ".manual.json"));
        try (FunctionProcess process = FunctionProcess.start(spec(action), log::add)) {
            assertTrue(process.awaitReady(), log::toString);
            InvocationResult result =
                    process.invoke(new Invocation("request", arn(action), new Payload(event), Optional.empty()));
            String said = new String(result.payload().bytes(), StandardCharsets.UTF_8);
            assertEquals("Succeeded", Json.object(said).needText("status"), said + log);
        }
    }

    private FunctionSpec spec(String action) throws IOException {
        GetFunctionConfigurationResponse function = configuration(action);
        return new FunctionSpec(
                function.functionName(),
                function.runtimeAsString(),
                function.handler(),
                Place.HOME.resolve("handlers/target/lambda"),
                List.of(),
                function.memorySize(),
                Duration.ofMinutes(2),
                environment(function));
    }

    private Map<String, String> environment(GetFunctionConfigurationResponse function) throws IOException {
        Map<String, String> variables = new TreeMap<>(Map.of(
                "AWS_SAM_LOCAL", "true",
                "AWS_LAMBDA_FUNCTION_NAME", function.functionName(),
                "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", function.memorySize().toString(),
                "AWS_REGION", "us-east-1",
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"));
        function.environment().variables().keySet().forEach(name -> variables.put(name, ""));
        handedOver()
                .forEach((name, value) -> variables.put(
                        name, value.replace(OUTSIDE, place.server.uri().toString())));
        return variables;
    }

    private static Map<String, String> handedOver() throws IOException {
        JsonObject file =
                Json.object(Files.readString(Place.HOME.resolve(VARIABLES))).objectOrEmpty("Parameters");
        Map<String, String> variables = new TreeMap<>();
        file.members().keySet().forEach(name -> variables.put(name, file.needText(name)));
        assertTrue(variables.getOrDefault("JAVA_TOOL_OPTIONS", "").contains(OUTSIDE), variables.toString());
        return variables;
    }

    private GetFunctionConfigurationResponse configuration(String action) {
        return place.aws
                .lambda()
                .getFunctionConfiguration(ask -> ask.functionName(Installation.POINTSMAN + "-" + action));
    }

    private String arn(String action) {
        return configuration(action).functionArn();
    }
}
