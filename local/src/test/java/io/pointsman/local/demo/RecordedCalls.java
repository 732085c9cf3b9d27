package io.pointsman.local.demo;

import io.pointsman.endpoint.iam.IamRequest;
import io.pointsman.endpoint.iam.PolicyDocuments;
import io.pointsman.endpoint.iam.RoleCall;
import io.pointsman.endpoint.iam.RolePolicies;
import io.pointsman.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** The calls of a record that the roles of a stack made, and what their policies say to them. */
final class RecordedCalls {
    private final RolePolicies policies;
    private final Path record;

    private RecordedCalls(RolePolicies policies, Path record) {
        this.policies = policies;
        this.record = record;
    }

    static RecordedCalls of(Aws aws, String stack, Path record) {
        Stream<StackEvent> events =
                aws.cloudFormation().describeStackEventsPaginator(ask -> ask.stackName(stack)).stackEvents().stream();
        return new RecordedCalls(
                RolePolicies.of(events.filter(event -> event.resourceProperties() != null)
                        .map(event -> new RolePolicies.Made(
                                event.resourceType(),
                                event.physicalResourceId(),
                                Json.object(event.resourceProperties())))),
                record);
    }

    Stream<RoleCall> all() throws IOException {
        return Files.readAllLines(record).stream()
                .flatMap(line -> RoleCall.of(Json.object(line)).stream())
                .filter(call -> policies.names().contains(call.role()));
    }

    /** Those that IAM would deny, by the role's policies or by the bucket's, each once. */
    List<String> denied() throws IOException {
        return all().filter(call -> !policies.of(call.role()).allow(request(call))
                        || policies.buckets().verdict(request(call)) == PolicyDocuments.Verdict.DENIED)
                .map(RoleCall::toString)
                .distinct()
                .toList();
    }

    private IamRequest request(RoleCall call) {
        return call.request(policies.arn(call.role()));
    }
}
