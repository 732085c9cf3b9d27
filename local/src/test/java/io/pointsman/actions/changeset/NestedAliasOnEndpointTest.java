package io.pointsman.actions.changeset;

import static io.pointsman.actions.changeset.AliasScene.sam;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Production aliases that are not a function's of the release's own template: nested, in loops, declared by the template itself. */
final class NestedAliasOnEndpointTest {
    private static final String CONCURRENCY = "ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 2}";

    private final AliasScene scene = new AliasScene();

    @AfterEach
    void close() {
        scene.close();
    }

    private String nesting(String child) {
        String key = "children/" + child.hashCode() + ".template";
        return "Resources:\n  Shop: # the shop\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: '"
                + scene.place.stored(key, child) + "'}\n";
    }

    @Test
    void new_code_in_a_nested_stack_does_not_reach_customers_when_it_is_updated() {
        scene.released(nesting(sam("one")));
        scene.released(nesting(sam("two")));

        assertEquals("1", scene.live("F"));
        assertTrue(scene.changes().contains("Shop/F MODIFY"), scene.changes().toString());
        JsonObject pin = scene.submission().objects("pins").getFirst();
        assertEquals("Shop-F", pin.needText("function"));
        assertEquals("DEPLOYED", pin.needText("kind"));
    }

    @Test
    void a_nested_alias_is_guarded_although_nobody_asked_to_look_inside() {
        scene.released(nesting(sam("one")));
        scene.released(nesting(sam("two")));
        scene.shifted("F");
        String message = scene.refused(nesting(sam("three", CONCURRENCY)));
        assertTrue(message.contains("live of Shop-F from version 2 to version 1"), message);

        scene.given = scene.given.with("IncludeNestedStacks", false);
        assertTrue(scene.refused(nesting(sam("three", CONCURRENCY))).contains("set IncludeNestedStacks to true"));
    }

    private static String constant(String code, String versionId, String more) {
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
              %2$s:
                Type: AWS::Lambda::Version
                Properties: {FunctionName: !Ref F%3$s}
              Live:
                Type: AWS::Lambda::Alias
                Properties: {Name: live, FunctionName: !Ref F, FunctionVersion: !GetAtt %2$s.Version}
            """.formatted(code, versionId, more);
    }

    @Test
    void a_version_with_a_constant_id_is_left_as_it_is_and_live_with_it() {
        scene.released(constant("one", "V", ""));
        scene.released(constant("two", "V", ""));

        assertEquals(List.of("F MODIFY"), scene.changes());
        assertEquals("1", scene.live("F"));
        assertEquals(scene.submission().needText("released"), scene.submission().needText("submitted"));
    }

    @Test
    void a_version_with_the_hash_of_the_code_in_its_id_does_not_move_live_nor_lose_the_version_it_is_on() {
        scene.released(constant("one", "FCurrentVersion1a2b", ""));
        scene.released(constant("two", "FCurrentVersion3c4d", ""));

        assertEquals(List.of("F MODIFY"), scene.changes());
        assertEquals("1", scene.live("F"));
        assertEquals("2", scene.shifted("F"));
        scene.released(constant("three", "FCurrentVersion5e6f", ""));
        assertEquals("2", scene.live("F"));
        assertEquals("BY_ID", scene.submission().objects("pins").getFirst().needText("kind"));
    }

    @Test
    void a_hashed_version_that_cannot_be_put_back_is_refused_by_name() {
        String concurrency = ", ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 1}";
        scene.released(constant("one", "FCurrentVersion1a2b", concurrency));
        String message = scene.refused(constant("two", "FCurrentVersion3c4d", ""));

        assertTrue(message.contains("live of F would go to a new version at once"), message);
        assertTrue(message.contains("ProvisionedConcurrencyConfig of FCurrentVersion1a2b"), message);
        scene.given = scene.given.with("AllAtOnce", List.of("F"));
        scene.released(constant("two", "FCurrentVersion3c4d", ""));
        assertEquals("2", scene.live("F"));
    }

    private static String loop(String code) {
        return """
            Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
            Resources:
              Fn::ForEach::Each:
                - Name
                - [A, B]
                - ${Name}F:
                    Type: AWS::Serverless::Function
                    Properties:
                      FunctionName: !Sub web-${Name}F
                      Handler: app.handler
                      Runtime: python3.12
                      Role: arn:aws:iam::123456789012:role/app
                      CodeUri: s3://releases/%s.zip
                      AutoPublishAlias: live
            """.formatted(code);
    }

    @Test
    void the_functions_of_a_loop_keep_their_aliases() {
        scene.released(loop("one"));
        scene.released(loop("two"));

        assertEquals("1", scene.live("AF"));
        assertEquals("1", scene.live("BF"));
        assertEquals(List.of("AF MODIFY", "BF MODIFY"), scene.changes());
        assertNotEquals(
                scene.submission().needText("released"), scene.submission().needText("submitted"));
    }
}
