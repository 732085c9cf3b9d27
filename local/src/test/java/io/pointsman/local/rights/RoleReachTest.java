package io.pointsman.local.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.iam.IamRequest;
import io.pointsman.endpoint.iam.PolicyDocuments;
import io.pointsman.endpoint.iam.ServiceAuthorization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no role of any template reaches, and who may assume each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleReachTest {
    /** Granted on everything although AWS has a resource for them: composite alarms are shown so only, and a build's VPC has no names yet. */
    private static final Set<String> EVERYWHERE =
            Set.of("cloudwatch:DescribeAlarms", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface");

    private final AllRoles roles;

    RoleReachTest() throws IOException {
        roles = new AllRoles();
    }

    @Test
    void every_role_that_a_template_makes_is_looked_at() {
        assertEquals(roles.made(), roles.all().size());
    }

    private static IamRequest request(String action, String resource) {
        return IamRequest.of("any", action, resource);
    }

    /** Of each type of the action's, one in another account; buckets have none in their names. */
    private static Stream<String> foreign(String action) {
        return ServiceAuthorization.arns(action).stream().map(arn -> somebodys(arn, "us-east-1", "999999999999"));
    }

    /** The same in another Region of this account; roles and buckets are of none. */
    private static Stream<String> distant(String action) {
        return ServiceAuthorization.arns(action).stream()
                .filter(arn -> !arn.split(":", 6)[3].isEmpty())
                .map(arn -> somebodys(arn, "eu-central-1", AllRoles.ACCOUNT));
    }

    private static String somebodys(String arn, String region, String account) {
        String[] parts = arn.split(":", 6);
        parts[1] = "aws";
        parts[3] = parts[3].isEmpty() ? "" : region;
        parts[4] = parts[4].isEmpty() ? "" : account;
        parts[5] = parts[5].replace("*", "somebody");
        return String.join(":", parts);
    }

    private List<String> reached(String role, String action, Stream<String> resources) {
        PolicyDocuments policies = roles.role(role);
        return resources
                .filter(resource -> Stream.of("lambda", "cloudformation", "codedeploy", "codebuild", "ec2")
                        .map(service -> request(action, resource)
                                .with("iam:PassedToService", service + ".amazonaws.com")
                                .with("ec2:AuthorizedService", service + ".amazonaws.com"))
                        .anyMatch(policies::allow))
                .map(resource -> role + " " + action + " " + resource)
                .toList();
    }

    private List<String> reached(String role, Function<String, Stream<String>> resources) {
        List<String> reached = new ArrayList<>();
        for (String action : ServiceAuthorization.actions()) {
            if (!EVERYWHERE.contains(action)) {
                reached.addAll(reached(role, action, resources.apply(action)));
            }
        }
        return reached;
    }

    @Test
    void nothing_of_another_account_and_no_foreign_bucket() {
        for (String role : roles.all().keySet()) {
            assertEquals(List.of(), reached(role, RoleReachTest::foreign));
        }
    }

    /** Stacks of the same names among it. The role in another account is for all Regions there. */
    @Test
    void a_function_reaches_nothing_of_another_region() {
        roles.all().keySet().stream()
                .filter(role -> role.startsWith("pointsman/"))
                .forEach(role -> assertEquals(List.of(), reached(role, RoleReachTest::distant)));
    }

    /** What stands beside in the same account: of the same type, with another name. */
    @ParameterizedTest
    @CsvSource({
        "kms:Decrypt, arn:aws:kms:us-east-1:000000000000:key/payroll",
        "kms:GenerateDataKey, arn:aws:kms:us-east-1:000000000000:key/payroll",
        "sns:Publish, arn:aws:sns:us-east-1:000000000000:alarms",
        "secretsmanager:GetSecretValue, arn:aws:secretsmanager:us-east-1:000000000000:secret:payroll-AbCdEf",
        "events:PutEvents, arn:aws:events:us-east-1:000000000000:event-bus/payroll",
        "logs:PutLogEvents, arn:aws:logs:us-east-1:000000000000:log-group:payroll:log-stream:one",
        "sqs:SendMessage, arn:aws:sqs:us-east-1:000000000000:payroll",
        "codepipeline:StartPipelineExecution, arn:aws:codepipeline:us-east-1:000000000000:payroll",
        "codepipeline:GetPipeline, arn:aws:codepipeline:us-east-1:000000000000:payroll",
        "codebuild:StartBuild, arn:aws:codebuild:us-east-1:000000000000:project/payroll",
        "codebuild:BatchGetBuilds, arn:aws:codebuild:us-east-1:000000000000:project/payroll",
        "codeconnections:UseConnection, arn:aws:codeconnections:us-east-1:000000000000:connection/payroll",
        "cloudwatch:DeleteAlarms, arn:aws:cloudwatch:us-east-1:000000000000:alarm:payroll-errors",
        "cloudwatch:PutMetricAlarm, arn:aws:cloudwatch:us-east-1:000000000000:alarm:payroll-errors",
        "cloudwatch:SetAlarmState, arn:aws:cloudwatch:us-east-1:000000000000:alarm:payroll-errors",
        "sts:AssumeRole, arn:aws:iam::000000000000:role/payroll"
    })
    void nothing_that_stands_beside(String action, String resource) {
        for (String role : roles.all().keySet()) {
            assertEquals(List.of(), reached(role, action, Stream.of(resource)));
        }
    }

    /** The other side of it: a test that says no to everything would see nothing. */
    @ParameterizedTest
    @CsvSource({
        "orders/BuildRole, secretsmanager:GetSecretValue, " + AllRoles.SECRET,
        "orders/BuildRole, s3:GetObject, " + AllRoles.CERTIFICATE,
        "orders/PipelineRole, sns:Publish, " + AllRoles.TOPIC,
        "there/CloudFormationRole, kms:Decrypt, " + AllRoles.KEY,
        "pointsman/ShiftRole, events:PutEvents, arn:aws:events:us-east-1:000000000000:event-bus/default",
        "pointsman/ShiftRole, cloudwatch:DeleteAlarms, "
                + "arn:aws:cloudwatch:us-east-1:000000000000:alarm:pointsman-web.live.Cart.errors",
        "pointsman/StartRole, codepipeline:StartPipelineExecution, arn:aws:codepipeline:us-east-1:000000000000:orders",
        "pointsman/ShiftRole, sts:AssumeRole, " + AllRoles.THERE
    })
    void what_is_theirs_they_reach(String role, String action, String resource) {
        assertEquals(1, reached(role, action, Stream.of(resource)).size());
    }

    /** An event, a pipeline and CodeDeploy call functions; a pipeline those of Pointsman. */
    @Test
    void a_pipeline_invokes_functions_of_pointsman_alone() {
        for (String pipeline : List.of("orders", "billing", "web", "promotion")) {
            PolicyDocuments role = roles.role(pipeline + "/PipelineRole");
            String function = "arn:aws:lambda:us-east-1:000000000000:function:";
            assertTrue(role.allow(request("lambda:InvokeFunction", function + "pointsman-shift")));
            assertFalse(role.allow(request("lambda:InvokeFunction", function + "payroll")), pipeline);
        }
    }

    /** CodeDeploy's role and CloudFormation's; the first is one role, the second whichever the pipeline names. */
    @Test
    void a_role_is_passed_to_the_service_that_it_is_for_alone() {
        String any = "arn:aws:iam::000000000000:role/any";
        Set<String> passing = Set.of("pointsman/ChangeSetRole", "pointsman/ExecuteRole");
        for (String role : passing) {
            PolicyDocuments policies = roles.role(role);
            IamRequest pass = request("iam:PassRole", any);
            assertTrue(policies.allow(pass.with("iam:PassedToService", "cloudformation.amazonaws.com")), role);
            assertFalse(policies.allow(pass.with("iam:PassedToService", "ec2.amazonaws.com")), role);
            assertFalse(policies.allow(pass), role);
        }
        for (String role : roles.all().keySet()) {
            if (!passing.contains(role)) {
                assertEquals(List.of(), reached(role, "iam:PassRole", Stream.of(any)));
            }
        }
    }

    @Test
    void codebuild_alone_may_use_the_network_interface_that_a_build_makes() {
        PolicyDocuments build = roles.role("orders/BuildRole");
        IamRequest use = request(
                "ec2:CreateNetworkInterfacePermission", "arn:aws:ec2:us-east-1:000000000000:network-interface/eni-1");
        assertTrue(build.allow(use.with("ec2:AuthorizedService", "codebuild.amazonaws.com")));
        assertFalse(build.allow(use.with("ec2:AuthorizedService", "ec2.amazonaws.com")));
        assertFalse(build.allow(use));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hook", "a-function"})
    void on_a_first_release_hooks_are_invoked_and_no_other_function(String name) {
        boolean hook = name.equals("hook");
        String function = "arn:aws:lambda:us-east-1:000000000000:function:" + (hook ? "CodeDeployHook_check" : name);
        for (String role : List.of("pointsman/ShiftRole", "there/DeploymentRole")) {
            assertEquals(hook, roles.role(role).allow(request("lambda:InvokeFunction", function)), role);
        }
    }

    @Test
    void no_function_is_deleted_as_a_whole() {
        String function = "arn:aws:lambda:us-east-1:000000000000:function:my-app-Cart";
        for (String role : List.of("pointsman/RetainRole", "there/DeploymentRole")) {
            assertTrue(roles.role(role).allow(request("lambda:DeleteFunction", function + ":7")), role);
            assertFalse(roles.role(role).allow(request("lambda:DeleteFunction", function)), role);
        }
    }

    private static final List<String> KEYS = List.of(
            "anything",
            "code/abc.zip",
            "templates/abc.template",
            "settings/my-app.yaml",
            "gates/my-app",
            "releases/my-app/run.json",
            "reviews/my-app/run-1/digest.html",
            "locations/releases/digest.json",
            "lines/digest.json",
            "contents/digest.txt",
            "hand/Release/abc1234",
            "payroll/Source/abc1234");

    private Set<String> read(String role) {
        PolicyDocuments policies = roles.role(role);
        Set<String> read = new TreeSet<>();
        for (String key : KEYS) {
            if (policies.allow(request("s3:GetObject", "arn:aws:s3:::" + roles.bucket() + "/" + key))) {
                read.add(key.replaceFirst("/.*", ""));
            }
        }
        return read;
    }

    @Test
    void each_role_reads_its_folders_of_the_release_bucket() {
        Set<String> every = Set.of("code", "hand", "locations", "payroll", "releases", "settings", "templates");
        Map<String, Set<String>> expected = new TreeMap<>();
        roles.all().keySet().forEach(role -> expected.put(role, Set.of()));
        for (String function : List.of("ChangeSet", "Publish", "Shift", "Retain")) {
            expected.put("pointsman/" + function + "Role", every);
        }
        expected.put("pointsman/RewriteRole", with(every, "lines", "contents"));
        expected.put("pointsman/ExecuteRole", with(every, "gates"));
        expected.put("pointsman/GateRole", Set.of("gates"));
        expected.put("pointsman/PointsmanVerifyRole", Set.of("releases"));
        expected.put("orders/CloudFormationRole", Set.of("code", "payroll", "templates"));
        expected.put("billing/CloudFormationRole", Set.of("code", "payroll", "templates"));
        expected.put("web/CloudFormationRole", Set.of("code", "payroll", "templates"));
        expected.put("there/CloudFormationRole", Set.of("code", "templates"));
        expected.put("there/DeploymentRole", Set.of("templates"));

        Map<String, Set<String>> found = new TreeMap<>();
        roles.all().keySet().forEach(role -> found.put(role, read(role)));
        assertEquals(expected, found);
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return all;
    }

    private List<String> trusted(String role) {
        Stream<String> services = Stream.of(
                        "lambda", "cloudformation", "codedeploy", "codebuild", "codepipeline", "events", "ec2", "s3")
                .map(name -> name + ".amazonaws.com");
        Stream<String> principals = Stream.of(
                "arn:aws:iam::000000000000:root",
                "arn:aws:iam::000000000000:role/somebody",
                "arn:aws:iam::999999999999:role/somebody");
        PolicyDocuments trust = roles.trust(role);
        return Stream.concat(services, principals)
                .filter(who -> trust.allow(IamRequest.of(who, "sts:AssumeRole", "any")))
                .toList();
    }

    @Test
    void each_role_is_assumed_by_the_one_service_that_it_is_for() {
        roles.services().forEach((role, service) -> assertEquals(List.of(service), trusted(role), role));
        assertEquals(List.of(), trusted("there/DeploymentRole"));
    }

    @Test
    void buckets_of_this_account_alone_call_the_function_that_starts_pipelines() {
        var permission = roles.account().made("pointsman", "StartByUpload");

        assertEquals("s3.amazonaws.com", permission.needText("Principal"));
        assertEquals(AllRoles.ACCOUNT, permission.needText("SourceAccount"));
    }
}
