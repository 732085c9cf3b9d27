package io.pointsman.actions.changeset;

import static io.pointsman.actions.changeset.AliasScene.sam;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.engine.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/** New code that an alias would lead to without ever being moved, or by a share of it alone. */
final class UnversionedOnEndpointTest {
    private final AliasScene scene = new AliasScene();

    @AfterEach
    void close() {
        scene.close();
    }

    private static String explicit(String code, String version, String more) {
        return """
            Resources:
              F:
                Type: AWS::Lambda::Function
                Properties:
                  FunctionName: web-F
                  Handler: app.handler
                  Runtime: python3.12
                  Role: arn:aws:iam::123456789012:role/app
                  Code: {S3Bucket: releases, S3Key: %s.zip}
              V:
                Type: AWS::Lambda::Version
                Properties: {FunctionName: !Ref F}
              Live:
                Type: AWS::Lambda::Alias
                Properties: {Name: live, FunctionName: !Ref F, FunctionVersion: %s}
            %s\
            """.formatted(code, version, more);
    }

    @Test
    void a_share_that_the_template_gives_to_another_version_does_not_put_new_code_before_customers() {
        scene.released(explicit("one", "!GetAtt V.Version", ""));
        String weights = "!GetAtt V.Version, RoutingConfig: {AdditionalVersionWeights: [{FunctionVersion: !GetAtt"
                + " W.Version, FunctionWeight: 0.5}]}";
        String second =
                "  W:\n    Type: AWS::Lambda::Version\n    Properties: {FunctionName: !Ref F, Description: b}\n";
        String message = scene.refused(explicit("two", weights, second));

        assertTrue(message.contains("would send a share of the traffic of live of F to another version"), message);
        assertEquals(0, scene.changeSets());
    }

    @Test
    void a_template_does_not_make_the_alias_on_latest() {
        String message = scene.refused(explicit("one", "$LATEST", ""));

        assertTrue(message.contains("live of F would be made on $LATEST"), message);
        scene.given = scene.given.with("AllAtOnce", List.of("F"));
        scene.released(explicit("one", "$LATEST", ""));
        scene.given = scene.given.with("AllAtOnce", List.of());
        assertTrue(scene.refused(explicit("two", "$LATEST", "")).contains("live of F is on $LATEST"));
    }

    @Test
    void an_alias_that_somebody_put_on_latest_does_not_bring_the_release_to_everybody_with_the_stack() {
        scene.released(sam("one"));
        scene.place.lambda.updateAlias(
                update -> update.functionName("web-F").name("live").functionVersion("$LATEST"));
        String message = scene.refused(sam("two"));
        assertTrue(message.contains("aws lambda update-alias --function-name web-F --name live"), message);

        scene.place.lambda.updateAlias(
                update -> update.functionName("web-F").name("live").functionVersion("1"));
        scene.released(sam("two"));
        assertEquals("1", scene.live("F"));
    }

    @Test
    void a_change_beside_the_function_passes_whatever_its_alias_is_on() {
        scene.released(sam("one"));
        scene.place.lambda.updateAlias(
                update -> update.functionName("web-F").name("live").functionVersion("$LATEST"));
        scene.released(sam("one") + "  Topic: {Type: 'AWS::SNS::Topic'}\n");

        assertEquals(List.of("Topic ADD"), scene.changes());
    }

    @Test
    void an_alias_is_not_led_away_to_a_function_that_nobody_shifts() {
        String other =
                "  G:\n    Type: AWS::Lambda::Function\n    Properties: {FunctionName: web-G, Handler: app.handler,"
                        + " Runtime: python3.12, Role: 'arn:aws:iam::123456789012:role/app',"
                        + " Code: {S3Bucket: releases, S3Key: two.zip}}\n"
                        + "  W: {Type: 'AWS::Lambda::Version', Properties: {FunctionName: !Ref G}}\n";
        String two = explicit("one", "!GetAtt V.Version", other);
        scene.given = scene.given.with("Functions", List.of("!G"));
        scene.released(two);
        String message = scene.refused(two.replace(
                "Name: live, FunctionName: !Ref F, FunctionVersion: !GetAtt V",
                "Name: live, FunctionName: !Ref G, FunctionVersion: !GetAtt W"));

        assertTrue(message.contains("live of F would be replaced"), message);
    }

    /** The change set was made when both were equal. */
    @Test
    void code_that_came_by_hand_does_not_slip_live_with_a_version_that_was_to_equal_it() {
        scene.released(sam("one"));
        scene.released(sam("two"));
        scene.shifted("F");
        scene.made(sam("two", "ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 2}"));
        assertEquals("SETTLED", scene.submission().objects("pins").getFirst().needText("kind"));
        byte[] zip = ReproducibleZip.of(Map.of("app.py", "by hand".getBytes(StandardCharsets.UTF_8)));
        scene.place.lambda.updateFunctionCode(
                update -> update.functionName("web-F").zipFile(SdkBytes.fromByteArray(zip)));
        scene.place.pass(Duration.ofMinutes(1));
        Outcome again = ChangeSetRun.of(scene.place, scene.given, AliasScene.REVIEW);

        assertTrue(again instanceof Outcome.Failed, again.toString());
        assertFalse(scene.live("F").equals("3"));
    }
}
