package io.pointsman.actions.execute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** What CloudFormation tells of stacks: the events that a test writes down, and the resources. */
final class StacksAndEvents implements CloudFormationClient {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    /** By stack, the oldest first. */
    private final Map<String, List<StackEvent>> events = new LinkedHashMap<>();

    private final Map<String, List<StackResourceSummary>> resources = new HashMap<>();
    private int clock;

    /** Each stack whose events were asked for. */
    final List<String> asked = new ArrayList<>();

    /** An id that CloudFormation could have given. */
    static String arn(String stack) {
        return "arn:aws:cloudformation:us-east-1:000000000000:stack/" + stack + "/1";
    }

    /** One second after the one before. */
    StackEvent.Builder event(String stack, String id, String type, String physicalId, String status) {
        return StackEvent.builder()
                .stackId(arn(stack))
                .logicalResourceId(id)
                .resourceType(type)
                .physicalResourceId(physicalId)
                .resourceStatus(status)
                .clientRequestToken("token")
                .timestamp(AT.plusSeconds(clock++));
    }

    void happened(String stack, StackEvent.Builder event) {
        events.computeIfAbsent(arn(stack), id -> new ArrayList<>()).add(event.build());
    }

    void happened(String stack, String id, String type, String physicalId, String status) {
        happened(stack, event(stack, id, type, physicalId, status));
    }

    void begins(String stack, String status) {
        happened(stack, stack, "AWS::CloudFormation::Stack", arn(stack), status);
    }

    void owns(String stack, String id, String type, String physicalId) {
        resources
                .computeIfAbsent(arn(stack), known -> new ArrayList<>())
                .add(StackResourceSummary.builder()
                        .logicalResourceId(id)
                        .resourceType(type)
                        .physicalResourceId(physicalId)
                        .resourceStatus("UPDATE_COMPLETE")
                        .build());
    }

    @Override
    public DescribeStackEventsResponse describeStackEvents(DescribeStackEventsRequest request) {
        asked.add(request.stackName());
        return DescribeStackEventsResponse.builder()
                .stackEvents(known(events, request.stackName()).reversed())
                .build();
    }

    @Override
    public ListStackResourcesResponse listStackResources(ListStackResourcesRequest request) {
        return ListStackResourcesResponse.builder()
                .stackResourceSummaries(resources.getOrDefault(request.stackName(), List.of()))
                .build();
    }

    private static <T> List<T> known(Map<String, List<T>> all, String stack) {
        if (!all.containsKey(stack)) {
            throw CloudFormationException.builder()
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ValidationError")
                            .errorMessage("Stack [" + stack + "] does not exist")
                            .build())
                    .build();
        }
        return Objects.requireNonNull(all.get(stack));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
