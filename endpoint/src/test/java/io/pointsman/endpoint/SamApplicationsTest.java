package io.pointsman.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ordinary SAM applications deploy on the endpoint: what it need not act on is made and rests. */
class SamApplicationsTest {
    private static final Path TEMPLATES = Path.of("src/test/resources/sam");

    /** The stack's status, and why it is not what one wants. */
    private static String deployed(String template) {
        EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-01-01T00:00:00Z"));
        try (Endpoint endpoint = Endpoint.of("000000000000", "us-east-1", clock)) {
            World world = endpoint.world();
            JsonObject named = JsonObject.of("StackName", "app");
            world.call(
                    "cloudformation",
                    "CreateStack",
                    named.with("TemplateBody", template)
                            .with("Capabilities", List.of("CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND")));
            clock.advance(Duration.ofMinutes(20));
            String status = world.call("cloudformation", "DescribeStacks", named)
                    .objects("Stacks")
                    .getFirst()
                    .needText("StackStatus");
            return status.equals("CREATE_COMPLETE") ? status : status + " " + reasons(world, named);
        }
    }

    private static List<String> reasons(World world, JsonObject named) {
        return world.call("cloudformation", "DescribeStackEvents", named).objects("StackEvents").stream()
                .filter(event -> event.needText("ResourceStatus").endsWith("FAILED"))
                .map(event -> event.needText("LogicalResourceId") + ": "
                        + event.text("ResourceStatusReason").orElse(""))
                .toList();
    }

    @Test
    void every_event_type_deploys_with_an_alias_and_without() throws IOException {
        List<Path> templates;
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            templates = files.sorted().toList();
        }
        List<String> failed = new ArrayList<>();
        for (Path template : templates) {
            String status = deployed(Files.readString(template));
            if (!status.equals("CREATE_COMPLETE")) {
                failed.add(template.getFileName() + ": " + status);
            }
        }
        assertTrue(templates.size() > 40, templates.size() + " templates");
        assertEquals(List.of(), failed);
    }

    @Test
    void a_rule_and_a_schedule_without_an_alias_deploy() throws IOException {
        assertEquals("CREATE_COMPLETE", deployed(Files.readString(TEMPLATES.resolve("event-rule-without-alias.yaml"))));
    }

    @Test
    void a_type_that_the_endpoint_does_not_know_is_a_limit_of_it() {
        String status =
                deployed("Resources: {A: {Type: Custom::Thing, Properties: {ServiceToken: 'arn:aws:sns:::t'}}}");

        assertFalse(status.startsWith("CREATE_COMPLETE"), status);
        assertTrue(
                status.contains("the embedded endpoint has no resources of type Custom::Thing; AWS takes this"),
                status);
    }

    @Test
    void a_type_that_rests_gives_what_AWS_names() {
        assertEquals("CREATE_COMPLETE", deployed("""
            Resources:
              Thing: {Type: AWS::IoT::TopicRule, Properties: {TopicRulePayload: {Sql: s, Actions: []}}}
              Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer}
            Outputs:
              Rule: {Value: !GetAtt Thing.Arn}
              Name: {Value: !GetAtt Balancer.DNSName}
            """));
    }
}
