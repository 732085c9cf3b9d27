package io.pointsman.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AlteredService;
import io.pointsman.endpoint.fault.Fault;
import io.pointsman.endpoint.fault.When;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Each call whose request has a client token, by the SDK's model of it, sends one, and the same one when it is made again. */
final class ClientTokensTest {
    private static final ReleaseCase RELEASE = new ReleaseCase(
            "update", ReleasedApplication.of(1, "CodeDeployDefault.LambdaAllAtOnce"), List.of("one", "two"));
    private static final Set<String> TOKENS = Set.of("clienttoken", "clientrequesttoken");
    private static final Map<String, String> SDK_NAMES = Map.of("monitoring", "cloudwatch", "events", "eventbridge");

    static List<String> operations() {
        return UndisturbedRelease.of(RELEASE).calls().stream()
                .distinct()
                .filter(ClientTokensTest::takesAToken)
                .toList();
    }

    private static boolean takesAToken(String operation) {
        String[] call = operation.split(":", -1);
        String service = SDK_NAMES.getOrDefault(call[0], call[0]);
        try {
            Object builder = Class.forName(
                            "software.amazon.awssdk.services." + service + ".model." + call[1] + "Request")
                    .getMethod("builder")
                    .invoke(null);
            return ((SdkPojo) builder)
                    .sdkFields().stream().map(SdkField::memberName).anyMatch(ClientTokensTest::isToken);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(operation + " has no request in the SDK", e);
        }
    }

    private static boolean isToken(String member) {
        return TOKENS.contains(member.toLowerCase(Locale.ROOT));
    }

    @Test
    void a_release_makes_its_change_set_and_executes_it_with_a_token() {
        assertEquals(List.of("cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"), operations());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_call_whose_answer_is_lost_is_made_again_with_its_token(String operation) {
        List<Optional<String>> tokens = new ArrayList<>();
        RELEASE.play(
                ground -> {
                    listen(ground, operation, tokens);
                    ground.world.faults().at(operation, 1, When.AFTER_EFFECT, new Fault.Dropped());
                },
                TakeOver.LAMBDA);

        assertEquals(2, tokens.size());
        assertTrue(tokens.getFirst().filter(token -> !token.isBlank()).isPresent(), tokens::toString);
        assertEquals(tokens.getFirst(), tokens.getLast());
    }

    private static void listen(ReleaseGround ground, String operation, List<Optional<String>> tokens) {
        String[] call = operation.split(":", -1);
        ground.world.add(AlteredService.of(
                Optional.ofNullable(ground.world.services().get(call[0])).orElseThrow(),
                call[1],
                real -> (input, caller) -> {
                    tokens.add(token(input));
                    return real.answer(input, caller);
                }));
    }

    private static Optional<String> token(JsonObject input) {
        return input.members().keySet().stream()
                .filter(ClientTokensTest::isToken)
                .findFirst()
                .flatMap(input::text);
    }
}
