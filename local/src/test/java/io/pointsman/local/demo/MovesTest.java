package io.pointsman.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.local.play.Console;
import io.pointsman.local.play.PlayFailure;
import io.pointsman.local.play.Stacks;
import io.pointsman.local.play.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.Capability;

/** What the demo says of who moved production. */
class MovesTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Place place;
    private final Traffic traffic;
    private final Moves moves;

    MovesTest(@TempDir Path folder) {
        this.place = new Place(folder);
        Console console = new Console(Place.SILENT);
        this.traffic = new Traffic(place.aws, console);
        this.moves = new Moves(place.aws, console, traffic, Installation.STACK);
    }

    @BeforeEach
    void create() {
        new Stacks(place.aws.cloudFormation()).create(Installation.STACK, template("one"), Map.of());
    }

    @AfterEach
    void close() {
        place.close();
    }

    private static String template(String code) {
        return """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Hello:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: index.handler
                  Runtime: python3.13
                  Role: arn:aws:iam::000000000000:role/hello
                  InlineCode: "def handler(event, context): return '%s'"
                  AutoPublishAlias: live
                  AutoPublishAliasAllProperties: true
            """.formatted(code);
    }

    private void update() {
        place.aws
                .cloudFormation()
                .updateStack(update -> update.stackName(Installation.STACK)
                        .templateBody(template("two"))
                        .capabilities(Capability.CAPABILITY_IAM, Capability.CAPABILITY_AUTO_EXPAND));
        Watch.until(
                "the update",
                LIMIT,
                () -> Optional.of(place.aws
                                .cloudFormation()
                                .describeStacks(ask -> ask.stackName(Installation.STACK))
                                .stacks()
                                .getFirst()
                                .stackStatusAsString())
                        .filter("UPDATE_COMPLETE"::equals));
    }

    @Test
    void an_alias_that_cloudformation_moved_fails_the_demo_and_names_cloudformation() {
        Moves.Standing before = moves.now();
        update();

        String message = String.valueOf(
                assertThrows(PlayFailure.class, () -> moves.since(before)).getMessage());

        assertEquals(Map.of(traffic.functions().getFirst(), "1"), before.live());
        assertTrue(
                message.contains("went from version 1 to 2 for all customers at once, and not by CodeDeploy"), message);
        assertTrue(message.contains("CloudFormation moved it (HelloAliaslive UPDATE_COMPLETE)"), message);
    }

    @Test
    void an_alias_that_a_person_moved_is_not_said_to_be_codedeploys_or_cloudformations_work() {
        String function = traffic.functions().getFirst();
        place.aws
                .lambda()
                .updateFunctionConfiguration(
                        update -> update.functionName(function).memorySize(256));
        Settled.function(place.aws, function);
        place.aws.lambda().publishVersion(publish -> publish.functionName(function));
        Moves.Standing before = moves.now();
        place.aws
                .lambda()
                .updateAlias(update ->
                        update.functionName(function).name(Traffic.ALIAS).functionVersion("2"));

        String message = String.valueOf(
                assertThrows(PlayFailure.class, () -> moves.since(before)).getMessage());

        assertTrue(message.contains("somebody called UpdateAlias"), message);
    }

    @Test
    void a_release_that_moved_nothing_is_no_move() {
        Moves.Standing before = moves.now();

        assertThrows(PlayFailure.class, () -> moves.since(before));
    }
}
