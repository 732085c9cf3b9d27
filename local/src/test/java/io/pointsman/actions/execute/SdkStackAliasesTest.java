package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.release.AliasArn;
import io.pointsman.release.AliasState;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** The alias live of a function with three versions, on the first one. */
final class SdkStackAliasesTest {
    private static final AliasArn LIVE = AliasArn.of("arn:aws:lambda:us-east-1:123456789012:function:web-F:live");

    private final StackPlace place = new StackPlace();
    private final SdkStackAliases aliases = new SdkStackAliases(place.lambda, place.cloudFormation);

    @BeforeEach
    void function() {
        place.lambda.createFunction(create -> create.functionName("web-F")
                .runtime(Runtime.PYTHON3_12)
                .handler("app.handler")
                .role("arn:aws:iam::123456789012:role/app")
                .code(code -> code.zipFile(zip("one"))));
        for (String code : List.of("two", "three", "four")) {
            place.pass(Duration.ofSeconds(10));
            place.lambda.publishVersion(publish -> publish.functionName("web-F"));
            place.lambda.updateFunctionCode(
                    update -> update.functionName("web-F").zipFile(zip(code)));
        }
        place.lambda.createAlias(
                create -> create.functionName("web-F").name("live").functionVersion("1"));
    }

    @AfterEach
    void close() {
        place.close();
    }

    private static SdkBytes zip(String code) {
        return SdkBytes.fromByteArray(ReproducibleZip.of(Map.of("app.py", code.getBytes(StandardCharsets.UTF_8))));
    }

    private StackAliases.Found found() {
        return aliases.find(LIVE).orElseThrow();
    }

    @Test
    void who_moved_the_alias_meanwhile_is_not_overwritten() {
        StackAliases.Found seen = found();
        place.lambda.updateAlias(
                update -> update.functionName("web-F").name("live").functionVersion("3"));

        assertFalse(aliases.putBack(LIVE, AliasState.on("2"), seen));
        assertEquals(AliasState.on("3"), found().state());
        assertTrue(aliases.putBack(LIVE, AliasState.on("2"), found()));
        assertEquals(AliasState.on("2"), found().state());
    }

    @Test
    void weights_are_put_back_and_taken_away_with_the_version() {
        AliasState half = new AliasState("1", Optional.of(new AliasState.Share("2", new BigDecimal("0.1"))));

        assertTrue(aliases.putBack(LIVE, half, found()));
        assertEquals(half, found().state());
        assertTrue(aliases.putBack(LIVE, AliasState.on("1"), found()));
        assertEquals(AliasState.on("1"), found().state());
    }

    @Test
    void an_alias_that_is_gone_is_found_by_nobody() {
        place.world.call("lambda", "DeleteAlias", JsonObject.of("FunctionName", "web-F", "Name", "live"));

        assertEquals(Optional.empty(), aliases.find(LIVE));
    }
}
