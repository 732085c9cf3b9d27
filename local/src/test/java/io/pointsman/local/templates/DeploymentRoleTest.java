package io.pointsman.local.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.iam.IamRequest;
import io.pointsman.endpoint.iam.PolicyDocuments;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may assume the role that deploys into another account, and who may make a role that passes for one of Pointsman's. */
class DeploymentRoleTest {
    private static final String EXTERNAL_ID = "a-word-of-ours";
    private static final String THERE = "arn:aws:iam::000000000000:role/there-deployment";
    private static final String EVERYTHING = "arn:aws:iam::000000000000:policy/applications";

    private final OwnTemplatesTest account = new OwnTemplatesTest();
    private List<String> callers = List.of();

    @BeforeEach
    void both() throws IOException {
        account.deploy("pointsman", OwnTemplatesTest.functions(), "DeploymentRoles", THERE);
        String output = account
                .cfn
                .call("DescribeStacks", "StackName", "pointsman")
                .objects("Stacks")
                .getFirst()
                .objects("Outputs")
                .stream()
                .filter(one -> one.needText("OutputKey").equals("DeploymentCallers"))
                .findFirst()
                .orElseThrow()
                .needText("OutputValue");
        callers = List.of(output.split(","));
        account.deploy(
                "there",
                OwnTemplatesTest.pipeline("deployment-role"),
                "PointsmanRoles",
                output,
                "ExternalId",
                EXTERNAL_ID,
                "ReleaseBucketName",
                "releases");
    }

    private static IamRequest assume(String principal, Optional<String> externalId) {
        IamRequest request = IamRequest.of(principal, "sts:AssumeRole", THERE);
        return externalId.map(id -> request.with("sts:ExternalId", id)).orElse(request);
    }

    private boolean trusts(String principal, Optional<String> externalId) {
        return account.policies("there").trust("there-deployment").allow(assume(principal, externalId));
    }

    @Test
    void the_functions_that_deploy_assume_it_with_the_external_id() {
        assertEquals(5, callers.size());
        for (String caller : callers) {
            String name = caller.substring(caller.lastIndexOf('/') + 1);
            assertEquals("arn:aws:iam::000000000000:role/pointsman/" + name, caller);
            assertTrue(trusts(caller, Optional.of(EXTERNAL_ID)), caller);
            assertTrue(account.policies("pointsman").of(name).allow(assume(caller, Optional.of(EXTERNAL_ID))), caller);
        }
    }

    @Test
    void nobody_assumes_it_without_the_external_id_or_with_another() {
        for (String caller : callers) {
            assertFalse(trusts(caller, Optional.empty()), caller);
            assertFalse(trusts(caller, Optional.of("pointsman")), caller);
            assertFalse(trusts(caller, Optional.of(EXTERNAL_ID + "*")), caller);
        }
    }

    @Test
    void no_other_role_assumes_it_however_it_is_called() {
        String caller = callers.getFirst();
        for (String other : List.of(
                caller + "2",
                caller.replace("role/pointsman/", "role/"),
                caller.replace("000000000000", "999999999999"),
                "arn:aws:iam::000000000000:role/pointsman-anything",
                "arn:aws:iam::000000000000:role/pointsman/pointsman-anything",
                "arn:aws:iam::000000000000:role/pointsman/" + account.physical("pointsman", "RewriteRole"),
                "arn:aws:iam::000000000000:root")) {
            assertFalse(trusts(other, Optional.of(EXTERNAL_ID)), other);
        }
    }

    @Test
    void a_function_assumes_no_role_that_is_not_listed() {
        for (String caller : callers) {
            PolicyDocuments role = account.policies("pointsman").of(caller.substring(caller.lastIndexOf('/') + 1));
            assertFalse(role.allow(IamRequest.of(caller, "sts:AssumeRole", THERE + "-2")), caller);
        }
        PolicyDocuments rewrite = account.policies("pointsman").of(account.physical("pointsman", "RewriteRole"));
        assertFalse(rewrite.allow(assume("arn:aws:iam::000000000000:role/any", Optional.of(EXTERNAL_ID))));
    }

    private String refusal(String template, String... parameters) throws IOException {
        String body = OwnTemplatesTest.pipeline(template);
        return assertThrows(AwsError.class, () -> account.deploy("second", body, parameters))
                .said();
    }

    @Test
    void the_external_id_is_a_word_of_the_owners_and_has_no_default() throws IOException {
        assertEquals(
                "Parameters: [ExternalId] must have values",
                refusal("deployment-role", "PointsmanRoles", OwnTemplatesTest.ROLES, "ReleaseBucketName", "releases"));
        assertEquals(
                "Parameters: [ExternalId] must have values",
                refusal(
                        "staging-and-production",
                        "StagingAccount",
                        "111122223333",
                        "ProductionAccount",
                        "444455556666"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "000000000000",
                "arn:aws:iam::000000000000:root",
                "arn:aws:iam::000000000000:role/pointsman-ShiftRole-ABC",
                "arn:aws:iam::000000000000:role/pointsman/*",
                "arn:aws:iam::000000000000:role/pointsman/pointsman-ShiftRole-ABC,*"
            })
    void only_exact_roles_of_pointsmans_path_can_be_named(String roles) throws IOException {
        String refusal = refusal(
                "deployment-role", "PointsmanRoles", roles, "ExternalId", EXTERNAL_ID, "ReleaseBucketName", "releases");

        assertTrue(refusal.contains("PointsmanRoles"), refusal);
    }

    /** Whatever the policy of the application allows: here everything. */
    private PolicyDocuments cloudFormation(String stack) {
        JsonObject all =
                JsonObject.of("Statement", List.of(JsonObject.of("Effect", "Allow", "Action", "*", "Resource", "*")));
        return account.policies(stack).with(EVERYTHING, all).of(account.physical(stack, "CloudFormationRole"));
    }

    private void makesNoRoleOfPointsmans(String stack, Stream<String> roles) {
        PolicyDocuments role = cloudFormation(stack);
        assertTrue(
                role.allow(IamRequest.of("any", "iam:CreateRole", "arn:aws:iam::000000000000:role/my-app-Role-ABC")));
        roles.forEach(one -> {
            for (String action : List.of(
                    "iam:CreateRole",
                    "iam:PutRolePolicy",
                    "iam:AttachRolePolicy",
                    "iam:UpdateAssumeRolePolicy",
                    "iam:PassRole",
                    "iam:DeleteRole")) {
                assertFalse(role.allow(IamRequest.of("any", action, one)), action + " " + one);
            }
        });
    }

    @Test
    void no_application_makes_or_changes_a_role_of_pointsmans() throws IOException {
        account.deploy("orders", OwnTemplatesTest.pipeline("production"));
        account.deploy("billing", OwnTemplatesTest.pipeline("connection"), "Repository", "team/app");
        account.deploy("web", OwnTemplatesTest.pipeline("cdk"), "Repository", "team/web");
        List<String> roles = Stream.concat(
                        callers.stream(),
                        Stream.of(
                                "arn:aws:iam::000000000000:role/pointsman/anything",
                                "arn:aws:iam::000000000000:role/" + account.physical("pointsman", "CodeDeployRole")))
                .toList();

        makesNoRoleOfPointsmans("orders", roles.stream());
        makesNoRoleOfPointsmans("billing", roles.stream());
        makesNoRoleOfPointsmans("web", roles.stream());
        makesNoRoleOfPointsmans(
                "there",
                Stream.of(
                        "arn:aws:iam::000000000000:role/pointsman/anything",
                        THERE,
                        "arn:aws:iam::000000000000:role/there-cloudformation",
                        "arn:aws:iam::000000000000:role/there-codedeploy"));
    }
}
