package io.pointsman.local.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.iam.IamRequest;
import io.pointsman.endpoint.iam.PolicyDocuments;
import io.pointsman.endpoint.iam.PolicyDocuments.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What IAM says to the calls of a job for a stack, by the policies of the real templates. */
class AllowedStacksTest {
    private static final List<String> LOOKS = List.of("ListStackResources");

    /** What each function asks CloudFormation about a stack. */
    private static final Map<String, List<String>> CALLS = Map.of(
            "ChangeSetRole",
            List.of(
                    "CreateChangeSet",
                    "DescribeChangeSet",
                    "DeleteChangeSet",
                    "DescribeStacks",
                    "DescribeStackEvents",
                    "GetTemplate",
                    "ListStackResources",
                    "DeleteStack"),
            "ExecuteRole",
            List.of(
                    "ExecuteChangeSet",
                    "DescribeChangeSet",
                    "DescribeStacks",
                    "DescribeStackEvents",
                    "CreateChangeSet",
                    "DeleteChangeSet",
                    "ListStackResources"),
            "PublishRole",
            LOOKS,
            "ShiftRole",
            LOOKS,
            "RetainRole",
            List.of("DescribeStacks", "ListStackResources"));

    private final OwnTemplatesTest account = new OwnTemplatesTest();

    @BeforeEach
    void narrow() throws IOException {
        account.deploy("pointsman", OwnTemplatesTest.functions(), "AllowedStacks", "my-app,web-*");
        account.deployThere();
    }

    private static IamRequest request(String operation, String stack) {
        return IamRequest.of(
                "arn:aws:iam::000000000000:role/any",
                "cloudformation:" + operation,
                "arn:aws:cloudformation:us-east-1:000000000000:stack/" + stack + "/id");
    }

    private Verdict verdict(String role, String operation, String stack) {
        PolicyDocuments policies = account.policies("pointsman").of(account.physical("pointsman", role));
        return policies.verdict(request(operation, stack));
    }

    @Test
    void a_job_for_a_stack_that_is_listed_goes_on() {
        CALLS.forEach((role, operations) -> operations.forEach(operation -> List.of("my-app", "web-shop")
                .forEach(stack -> assertEquals(
                        Verdict.ALLOWED, verdict(role, operation, stack), role + " " + operation + " " + stack))));
    }

    @Test
    void a_job_for_any_other_stack_is_denied_at_its_first_call_and_at_every_other() {
        CALLS.forEach((role, operations) -> operations.forEach(operation -> List.of(
                        "orders", "my-ap", "My-App", "the-my-app", "web", "pointsman")
                .forEach(stack -> assertEquals(
                        Verdict.DENIED, verdict(role, operation, stack), role + " " + operation + " " + stack))));
    }

    /** A nested stack is called after the one that it is in. */
    @Test
    void what_is_nested_in_a_listed_stack_is_looked_at_and_not_changed() {
        for (String operation : List.of("DescribeStacks", "ListStackResources", "GetTemplate")) {
            assertEquals(Verdict.ALLOWED, verdict("ChangeSetRole", operation, "my-app-Shop-ABC"), operation);
        }
        for (String operation : List.of("CreateChangeSet", "DeleteChangeSet", "DeleteStack")) {
            assertEquals(Verdict.DENIED, verdict("ChangeSetRole", operation, "my-app-Shop-ABC"), operation);
        }
        assertEquals(Verdict.DENIED, verdict("ExecuteRole", "ExecuteChangeSet", "my-app-Shop-ABC"));
    }

    @Test
    void a_stack_of_another_account_or_region_is_none_of_the_listed_ones() {
        PolicyDocuments changeSet = account.policies("pointsman").of(account.physical("pointsman", "ChangeSetRole"));
        IamRequest there = IamRequest.of(
                "any",
                "cloudformation:DescribeStacks",
                "arn:aws:cloudformation:us-east-1:999999999999:stack/my-app/id");

        assertEquals(Verdict.DENIED, changeSet.verdict(there));
    }

    @Test
    void the_role_in_another_account_reaches_the_stacks_that_it_names() {
        PolicyDocuments role = account.policies("there").of("there-deployment");
        CALLS.values().stream().flatMap(List::stream).distinct().forEach(operation -> {
            assertTrue(role.allow(request(operation, "my-app")), operation);
            assertEquals(Verdict.NOT_ALLOWED, role.verdict(request(operation, "orders")), operation);
        });
        assertTrue(role.allow(request("DescribeStacks", "my-app-Shop-ABC")));
        assertEquals(Verdict.NOT_ALLOWED, role.verdict(request("ExecuteChangeSet", "my-app-Shop-ABC")));
    }

    /** The ARN of a change set does not name its stack. */
    @Test
    void what_validation_found_about_a_change_set_is_read_and_nothing_else_is_done_to_it() {
        String changeSet = "arn:aws:cloudformation:us-east-1:000000000000:changeSet/any/id";
        IamRequest look = IamRequest.of("any", "cloudformation:DescribeEvents", changeSet);
        for (String role : List.of("ChangeSetRole", "ExecuteRole")) {
            PolicyDocuments policies = account.policies("pointsman").of(account.physical("pointsman", role));
            assertEquals(Verdict.ALLOWED, policies.verdict(look), role);
            assertEquals(
                    Verdict.DENIED,
                    policies.verdict(IamRequest.of("any", "cloudformation:DeleteChangeSet", changeSet)),
                    role);
            assertEquals(
                    Verdict.DENIED,
                    policies.verdict(IamRequest.of(
                            "any", "cloudformation:DescribeEvents", changeSet.replace("000000000000", "999999999999"))),
                    role);
        }
        assertTrue(account.policies("there").of("there-deployment").allow(look));
    }

    private List<String> reached(String role, String action, List<String> functions) {
        PolicyDocuments policies = account.policies("pointsman").of(account.physical("pointsman", role));
        return functions.stream()
                .filter(function -> policies.allow(
                        IamRequest.of("any", action, "arn:aws:lambda:us-east-1:000000000000:function:" + function)))
                .toList();
    }

    /** Of the rest the code says which: those of the stack. */
    @Test
    void functions_are_invoked_by_a_version_or_as_hooks_and_deleted_by_a_version_alone() {
        List<String> functions = List.of("my-app-Cart", "my-app-Cart:7", "CodeDeployHook_check");

        assertEquals(List.of("my-app-Cart:7"), reached("PointsmanVerifyRole", "lambda:InvokeFunction", functions));
        assertEquals(List.of("CodeDeployHook_check"), reached("ShiftRole", "lambda:InvokeFunction", functions));
        assertEquals(List.of("my-app-Cart:7"), reached("RetainRole", "lambda:DeleteFunction", functions));
        for (String role : List.of("GateRole", "PublishRole", "ChangeSetRole", "ExecuteRole", "RewriteRole")) {
            assertEquals(List.of(), reached(role, "lambda:InvokeFunction", functions), role);
            assertEquals(List.of(), reached(role, "lambda:DeleteFunction", functions), role);
            assertEquals(List.of(), reached(role, "lambda:UpdateFunctionCode", functions), role);
        }
    }

    /** No hook reads what it does not ask for, opens a gate, or moves traffic. */
    @Test
    void the_ready_hooks_read_their_own_and_change_no_alias() {
        PolicyDocuments gate = account.policies("pointsman").of(account.physical("pointsman", "GateRole"));
        PolicyDocuments verify = account.policies("pointsman").of(account.physical("pointsman", "PointsmanVerifyRole"));
        String bucket = "arn:aws:s3:::" + account.physical("pointsman", "ReleaseBucket");
        assertTrue(gate.allow(IamRequest.of("any", "s3:GetObject", bucket + "/gates/my-app")));
        assertTrue(verify.allow(IamRequest.of("any", "s3:GetObject", bucket + "/releases/my-app/verify.json")));
        for (PolicyDocuments hook : List.of(gate, verify)) {
            for (String key : List.of("settings/my-app.yaml", "code/abc.zip", "orders/Source/abc1234")) {
                assertEquals(
                        Verdict.NOT_ALLOWED, hook.verdict(IamRequest.of("any", "s3:GetObject", bucket + "/" + key)));
                assertEquals(
                        Verdict.NOT_ALLOWED, hook.verdict(IamRequest.of("any", "s3:PutObject", bucket + "/" + key)));
            }
            for (String action :
                    List.of("lambda:UpdateAlias", "codedeploy:CreateDeployment", "codedeploy:StopDeployment")) {
                assertEquals(Verdict.NOT_ALLOWED, hook.verdict(IamRequest.of("any", action, "arn:aws:any")), action);
            }
        }
    }
}
