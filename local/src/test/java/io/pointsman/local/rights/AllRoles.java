package io.pointsman.local.rights;

import io.pointsman.endpoint.iam.PolicyDocuments;
import io.pointsman.local.templates.OwnTemplatesTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All templates as stacks of one account, with everything that can be asked for: each role that this repository makes. */
final class AllRoles {
    static final String ACCOUNT = "000000000000";
    static final String KEY = "arn:aws:kms:us-east-1:" + ACCOUNT + ":key/releases";
    static final String TOPIC = "arn:aws:sns:us-east-1:" + ACCOUNT + ":approvals";
    static final String SECRET = "arn:aws:secretsmanager:us-east-1:" + ACCOUNT + ":secret:ghe-AbCdEf";
    static final String CERTIFICATE = "arn:aws:s3:::certificates/ghe.pem";
    static final String THERE = "arn:aws:iam::" + ACCOUNT + ":role/there-deployment";

    private static final List<String> FUNCTIONS = List.of(
            "Rewrite", "ChangeSet", "Execute", "Publish", "Shift", "Retain", "Gate", "PointsmanVerify", "Start");

    private final OwnTemplatesTest account = new OwnTemplatesTest();

    /** The service that each is for, by {@code STACK/LOGICAL-ID}; the deployment role is for roles. */
    private final Map<String, String> services = new LinkedHashMap<>();

    AllRoles() throws IOException {
        account.deploy(
                "pointsman",
                OwnTemplatesTest.functions(),
                "KmsKeyArn",
                KEY,
                "DeploymentAccounts",
                "111122223333,444455556666",
                "DeploymentRoles",
                THERE,
                "TriggeredPipelines",
                "orders*");
        FUNCTIONS.forEach(function -> services.put("pointsman/" + function + "Role", "lambda.amazonaws.com"));
        services.put("pointsman/CodeDeployRole", "codedeploy.amazonaws.com");
        pipelines();
        deploymentRole();
    }

    private void pipelines() throws IOException {
        pipeline(
                "orders",
                "production",
                "Repository",
                "https://github.example.com/team/app.git",
                "TokenSecretArn",
                SECRET,
                "CaCertificateArn",
                CERTIFICATE,
                "VpcId",
                "vpc-1",
                "SubnetIds",
                "subnet-1",
                "SecurityGroupIds",
                "sg-1");
        pipeline("billing", "connection", "Repository", "team/app", "Build", "true");
        pipeline("web", "cdk", "Repository", "team/web", "Stack", "Web");
        pipeline(
                "promotion",
                "staging-and-production",
                "StagingAccount",
                "111122223333",
                "ProductionAccount",
                "444455556666",
                "ExternalId",
                "a-word-of-ours");
        for (String stack : List.of("orders", "billing", "web", "promotion")) {
            services.put(stack + "/PipelineRole", "codepipeline.amazonaws.com");
        }
        for (String stack : List.of("orders", "billing", "web")) {
            services.put(stack + "/BuildRole", "codebuild.amazonaws.com");
            services.put(stack + "/CloudFormationRole", "cloudformation.amazonaws.com");
        }
        for (String stack : List.of("orders", "promotion")) {
            services.put(stack + "/StartRole", "events.amazonaws.com");
        }
    }

    private void pipeline(String stack, String template, String... more) throws IOException {
        List<String> parameters = new ArrayList<>(List.of(more));
        parameters.addAll(List.of("KmsKeyArn", KEY, "ApprovalTopicArn", TOPIC));
        if (!template.equals("staging-and-production")) {
            parameters.addAll(List.of("Approval", "true"));
        }
        account.deploy(stack, OwnTemplatesTest.pipeline(template), parameters.toArray(String[]::new));
    }

    private void deploymentRole() throws IOException {
        account.deploy(
                "there",
                OwnTemplatesTest.pipeline("deployment-role"),
                "PointsmanRoles",
                OwnTemplatesTest.ROLES,
                "ExternalId",
                "a-word-of-ours",
                "StackNames",
                "my-app",
                "ReleaseBucketName",
                bucket(),
                "KmsKeyArn",
                KEY);
        services.put("there/CloudFormationRole", "cloudformation.amazonaws.com");
        services.put("there/CodeDeployRole", "codedeploy.amazonaws.com");
    }

    OwnTemplatesTest account() {
        return account;
    }

    String bucket() {
        return account.physical("pointsman", "ReleaseBucket");
    }

    Map<String, String> services() {
        return Map.copyOf(services);
    }

    /** Of each role, by {@code STACK/LOGICAL-ID}. */
    Map<String, PolicyDocuments> all() {
        Map<String, PolicyDocuments> all = new LinkedHashMap<>();
        services.keySet().forEach(role -> all.put(role, role(role)));
        all.put("there/DeploymentRole", role("there/DeploymentRole"));
        return all;
    }

    /** How many roles there are in the account. */
    long made() {
        return Stream.of("pointsman", "orders", "billing", "web", "promotion", "there")
                .flatMap(stack -> account.policies(stack).names().stream())
                .filter(name -> !name.isEmpty()) // a role that is being made has none yet
                .count();
    }

    PolicyDocuments role(String name) {
        return account.policies(stack(name)).of(physical(name));
    }

    PolicyDocuments trust(String name) {
        return account.policies(stack(name)).trust(physical(name));
    }

    private String physical(String name) {
        return account.physical(stack(name), name.substring(name.indexOf('/') + 1));
    }

    private static String stack(String name) {
        return name.substring(0, name.indexOf('/'));
    }
}
