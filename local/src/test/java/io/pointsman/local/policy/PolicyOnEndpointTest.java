package io.pointsman.local.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.iam.PolicyDocuments;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.template.Location;
import io.pointsman.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each example is made, changed and removed on an endpoint that lets CloudFormation do what its policy says and nothing else. Its calls are
 * judged as they are made; what it takes to make a role, for which the endpoint makes no calls, by what the template says of the role.
 */
class PolicyOnEndpointTest {
    private static final Caller USER = new Caller("user");
    private static final String STACK = "app";

    /** For each operation of a stack. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(20);

    /** Statements that no step of the endpoint misses: what they allow is needed where a template has what none of these has. */
    private static final Map<String, String> UNNOTICED = Map.of(
            "lambda:PutProvisionedConcurrencyConfig", "for an alias with ProvisionedConcurrencyConfig",
            "lambda:ListTags", "CloudFormation reads tags to find drift");

    @TempDir
    private Path folder;

    /** The examples as they are, and with a boundary. */
    enum Example {
        TODAY("today", false),
        SHOP("shop", false),
        MY_APP("my-app", false),
        MY_APP_BOUNDED("my-app", true);

        private final String folder;
        private final boolean bounded;

        Example(String folder, boolean bounded) {
            this.folder = folder;
            this.bounded = bounded;
        }

        String template() throws IOException {
            // Nothing calls a function while CloudFormation is judged.
            String text = Files.readString(Path.of("../examples", folder, "template.yaml"))
                    .replace("rate(5 minutes)", "rate(1 day)");
            return bounded
                    ? text.replace(
                            "    CodeUri: .\n",
                            "    CodeUri: .\n"
                                + "    PermissionsBoundary: !Sub"
                                + " arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/boundary-${AWS::StackName}\n")
                    : text;
        }

        PolicyTarget target() {
            boolean unbounded = this == MY_APP;
            return new PolicyTarget(STACK, "aws", "*", "*", Optional.empty(), unbounded, Set.of(), Map.of());
        }
    }

    private List<JsonObject> statements(Example example) throws IOException {
        Path file = Files.writeString(folder.resolve("template.yaml"), example.template());
        DeploymentPolicy policy = DeploymentPolicy.of(List.of(file), example.target());
        assertEquals(Set.of(), policy.findings());
        return policy.documents().stream()
                .flatMap(document -> Json.object(document).objects("Statement").stream())
                .toList();
    }

    /** What was denied on the way of a stack from its first day to its last. */
    private static List<String> denied(Example example, List<JsonObject> statements) throws IOException {
        List<String> denied = new ArrayList<>();
        EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-01-01T00:00:00Z"));
        try (Endpoint endpoint = Endpoint.of("000000000000", "us-east-1", clock)) {
            World world = endpoint.world();
            PolicyDocuments policy = PolicyDocuments.of(
                    List.of(PolicyTexts.document(statements), PolicyTexts.document(List.of(releaseBucket()))));
            CallsUnderPolicy judged = new CallsUnderPolicy(policy, denied);
            world.services().values().forEach(service -> world.add(judged.to(service)));
            upload(world);
            String template = example.template();
            operate(world, clock, "CreateStack", template, "one.zip");
            List<JsonObject> made = events(world);
            if (status(world).equals("CREATE_COMPLETE")) {
                operate(world, clock, "UpdateStack", template, "two.zip");
                assertTrue(!denied.isEmpty() || status(world).equals("UPDATE_COMPLETE"), () -> reasons(world));
                world.call("cloudformation", "DeleteStack", JsonObject.of("StackName", STACK), USER);
                clock.advance(LONG_ENOUGH);
            } else {
                assertFalse(denied.isEmpty(), () -> reasons(world));
            }
            made.forEach(event -> roles(event, policy, denied));
        }
        return denied;
    }

    /** As {@code pipelines/production.yaml} gives it to the same role. */
    private static JsonObject releaseBucket() {
        return JsonObject.of(
                "Effect", "Allow",
                "Action", List.of("s3:GetObject", "s3:GetObjectVersion"),
                "Resource", List.of("arn:aws:s3:::release-bucket/code/*"));
    }

    private static void upload(World world) {
        world.call("s3", "CreateBucket", JsonObject.of("Bucket", "release-bucket"), USER);
        for (String name : List.of("one.zip", "two.zip")) {
            byte[] zip = ReproducibleZip.of(Map.of("app.py", name.getBytes(StandardCharsets.UTF_8)));
            world.call(
                    "s3",
                    "PutObject",
                    JsonObject.of("Bucket", "release-bucket", "Key", "code/" + name, "Body", zip),
                    USER);
        }
    }

    private static void operate(World world, EndpointClock clock, String operation, String template, String code) {
        String text = Template.parse(template)
                .survey()
                .rewrite(site -> Location.of("release-bucket", "code/" + code))
                .text();
        world.call(
                "cloudformation",
                operation,
                JsonObject.of(
                        "StackName", STACK,
                        "TemplateBody", text,
                        "Capabilities", List.of("CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND")),
                USER);
        clock.advance(LONG_ENOUGH);
    }

    private static String status(World world) {
        return world.call("cloudformation", "DescribeStacks", JsonObject.of("StackName", STACK), USER)
                .objects("Stacks")
                .getFirst()
                .needText("StackStatus");
    }

    private static List<JsonObject> events(World world) {
        return world.call("cloudformation", "DescribeStackEvents", JsonObject.of("StackName", STACK), USER)
                .objects("StackEvents");
    }

    private static String reasons(World world) {
        return events(world).stream()
                .filter(event -> event.needText("ResourceStatus").endsWith("FAILED"))
                .map(event -> event.needText("LogicalResourceId") + ": "
                        + event.text("ResourceStatusReason").orElse(""))
                .toList()
                .toString();
    }

    private static void roles(JsonObject event, PolicyDocuments policy, List<String> denied) {
        if (event.needText("ResourceType").equals("AWS::IAM::Role")
                && event.needText("ResourceStatus").equals("CREATE_COMPLETE")) {
            HandlerRequests.ofRole(
                            event.needText("PhysicalResourceId"), Json.object(event.needText("ResourceProperties")))
                    .stream()
                    .filter(request -> !policy.allow(request))
                    .forEach(request -> denied.add(request.action() + " on " + request.resource()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_stack_lives_its_whole_life_by_its_written_policy(Example example) throws IOException {
        assertEquals(List.of(), denied(example, statements(example)));
    }

    @ParameterizedTest
    @EnumSource
    void no_statement_can_be_missed(Example example) throws IOException {
        List<JsonObject> all = statements(example);
        Set<String> unnoticed = new TreeSet<>();
        for (JsonObject one : all) {
            if (denied(example, all.stream().filter(other -> !other.equals(one)).toList())
                    .isEmpty()) {
                unnoticed.add(one.needText("Sid"));
                assertTrue(
                        one.texts("Action").stream().anyMatch(UNNOTICED::containsKey),
                        () -> "nothing misses " + Json.text(one));
            }
        }
        assertTrue(all.size() - unnoticed.size() >= 4, unnoticed.toString());
    }
}
