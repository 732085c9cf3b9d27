package io.pointsman.local.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.iam.RolePolicies;
import io.pointsman.json.JsonObject;
import io.pointsman.local.templates.OwnTemplatesTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What {@code docs/security.md} says of the bucket, the queue, the logs and the roles that {@code template.yaml} makes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstallationTest {
    private static final List<String> FUNCTIONS = List.of(
            "Rewrite", "ChangeSet", "Execute", "Publish", "Shift", "Retain", "Gate", "PointsmanVerify", "Start");

    private final OwnTemplatesTest account = new OwnTemplatesTest();

    InstallationTest() throws IOException {
        account.deploy("pointsman", OwnTemplatesTest.functions(), "LogRetentionInDays", "30");
    }

    private JsonObject made(String logicalId) {
        return account.made("pointsman", logicalId);
    }

    private static String said(JsonObject json, String member) {
        return String.valueOf(json.members().get(member));
    }

    @Test
    void the_release_bucket_keeps_versions_is_encrypted_and_closed_to_the_public() {
        JsonObject bucket = made("ReleaseBucket");

        assertEquals("Enabled", bucket.objectOrEmpty("VersioningConfiguration").needText("Status"));
        assertEquals(
                "AES256",
                bucket.objectOrEmpty("BucketEncryption")
                        .objects("ServerSideEncryptionConfiguration")
                        .getFirst()
                        .objectOrEmpty("ServerSideEncryptionByDefault")
                        .needText("SSEAlgorithm"));
        JsonObject access = bucket.objectOrEmpty("PublicAccessBlockConfiguration");
        for (String member :
                List.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")) {
            assertEquals("true", said(access, member), member);
        }
    }

    @Test
    void dead_letters_are_encrypted_and_kept_for_four_days() {
        JsonObject queue = made("DeadLetters");

        assertEquals("true", said(queue, "SqsManagedSseEnabled"));
        assertEquals(String.valueOf(4 * 24 * 3600), said(queue, "MessageRetentionPeriod"));
    }

    @Test
    void logs_end_after_as_many_days_as_the_parameter_says() {
        for (String function : FUNCTIONS) {
            assertEquals("30", said(made(function + "Logs"), "RetentionInDays"), function);
        }
    }

    /** The bucket takes nothing from another, and no template makes one there. */
    @Test
    void each_function_has_a_role_under_the_path() {
        RolePolicies roles = account.policies("pointsman");
        for (String function : FUNCTIONS) {
            String arn = roles.arn(account.physical("pointsman", function + "Role"));
            assertTrue(arn.startsWith("arn:aws:iam::000000000000:role/pointsman/"), arn);
        }
    }

    @Test
    void codedeploy_has_the_policy_of_aws_that_moves_aliases_and_invokes_hooks_alone() {
        assertEquals(
                Map.of(
                        "ManagedPolicyArns",
                        List.of("arn:aws:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited"),
                        "Policies",
                        List.of()),
                Map.of(
                        "ManagedPolicyArns",
                        made("CodeDeployRole").texts("ManagedPolicyArns"),
                        "Policies",
                        made("CodeDeployRole").objects("Policies")));
    }
}
