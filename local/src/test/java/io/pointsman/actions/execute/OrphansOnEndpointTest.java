package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.changeset.ChangeSetRun;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** Versions in the templates of nested stacks, of an update that is taken back. */
final class OrphansOnEndpointTest {
    private static final JsonObject WEB = JsonObject.of("StackName", "web");

    private final StackPlace place = new StackPlace();
    private int releases;

    @AfterEach
    void close() {
        place.close();
    }

    private void coded(String code) {
        byte[] zip = ReproducibleZip.of(Map.of(
                "app.py", ("def handler(event, context): return '" + code + "'").getBytes(StandardCharsets.UTF_8)));
        place.s3.putObject(put -> put.bucket(StackPlace.BUCKET).key(code + ".zip"), RequestBody.fromBytes(zip));
    }

    /** @param policy attributes of the version */
    private String shop(String code, String policy) {
        coded(code);
        return place.stored(
                "shop-" + code + ".yaml",
                """
                Resources:
                  F:
                    Type: AWS::Lambda::Function
                    Properties:
                      FunctionName: shop-F
                      Handler: app.handler
                      Runtime: python3.12
                      Role: arn:aws:iam::123456789012:role/app
                      Code: {S3Bucket: releases, S3Key: CODE.zip}
                  VersionOFCODE:
                    Type: AWS::Lambda::Version
                    POLICY
                    Properties: {FunctionName: !Ref F}
                """.replace("OFCODE", code).replace("CODE", code).replace("POLICY", policy));
    }

    private Outcome release(String code, String policy, String marker) {
        place.run = "run-" + ++releases;
        place.template =
                """
                Resources:
                  Shop:
                    Type: AWS::CloudFormation::Stack
                    Properties: {TemplateURL: 'PLACE'}
                  Topic:
                    Type: AWS::SNS::Topic
                    DependsOn: Shop
                    Properties: {DisplayName: CODE}
                    Metadata: {PointsmanLocal: {MARKER}}
                """.replace("PLACE", shop(code, policy)).replace("CODE", code).replace("MARKER", marker);
        Outcome made =
                ChangeSetRun.of(place, WEB.with("IncludeNestedStacks", true).with("Callers", "Warn"));
        assertInstanceOf(Outcome.Succeeded.class, made, made::toString);
        return ExecuteRun.of(place, WEB);
    }

    private String rolledBack(String policy) {
        assertInstanceOf(Outcome.Succeeded.class, release("one", policy, ""));
        Outcome outcome = release("two", policy, "Fails: UPDATE");
        String message = assertInstanceOf(Outcome.Failed.class, outcome).message();
        assertTrue(message.startsWith("stack web is UPDATE_ROLLBACK_COMPLETE"), message);
        return message;
    }

    private List<String> recorded() {
        return place.read("web", place.run).orphanedVersions().stream()
                .flatMap(all -> all.versions().stream())
                .map(one -> one.id() + " " + one.function() + " " + one.version())
                .toList();
    }

    @Test
    void a_version_that_a_nested_stack_kept_is_named() {
        String message = rolledBack("DeletionPolicy: Retain");

        assertTrue(message.contains("aws lambda delete-function --function-name shop-F --qualifier 2\n"), message);
        assertFalse(message.contains("--qualifier 1"), message);
        assertEquals(List.of("Shop-Versiontwo shop-F 2"), recorded());
    }

    @Test
    void a_version_that_CloudFormation_took_back_is_not_named() {
        for (String policy : List.of("DeletionPolicy: Delete", "DeletionPolicy: RetainExceptOnCreate")) {
            releases = 0;
            String message = rolledBack(policy);
            assertFalse(message.contains("delete-function"), message);
            place.call("DeleteStack", "StackName", "web");
            place.pass(Duration.ofMinutes(5));
        }
    }
}
