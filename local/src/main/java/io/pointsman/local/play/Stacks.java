package io.pointsman.local.play;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Deploys a stack through a change set, as {@code sam deploy} does. */
public final class Stacks {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String CHANGE_SET = "first";

    private final CloudFormationClient cloudFormation;
    private final Watch watch;

    public Stacks(CloudFormationClient cloudFormation) {
        this(cloudFormation, Watch.quick());
    }

    public Stacks(CloudFormationClient cloudFormation, Watch watch) {
        this.cloudFormation = cloudFormation;
        this.watch = watch;
    }

    /** Its outputs, by name. */
    public Map<String, String> create(String name, String template, Map<String, String> parameters) {
        cloudFormation.createChangeSet(request -> request.stackName(name)
                .changeSetName(CHANGE_SET)
                .changeSetType(ChangeSetType.CREATE)
                .templateBody(template)
                .parameters(parameters(parameters))
                .capabilities(
                        Capability.CAPABILITY_IAM, Capability.CAPABILITY_NAMED_IAM, Capability.CAPABILITY_AUTO_EXPAND));
        watch.await("the change set of " + name, LIMIT, () -> changeSetReady(name));
        cloudFormation.executeChangeSet(
                request -> request.stackName(name).changeSetName(CHANGE_SET).disableRollback(false));
        return outputs(watch.await("the stack " + name, LIMIT, () -> stackReady(name)));
    }

    private static List<Parameter> parameters(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> Parameter.builder()
                        .parameterKey(value.getKey())
                        .parameterValue(value.getValue())
                        .build())
                .toList();
    }

    private Optional<Boolean> changeSetReady(String stack) {
        DescribeChangeSetResponse changeSet = cloudFormation.describeChangeSet(
                request -> request.stackName(stack).changeSetName(CHANGE_SET));
        return switch (changeSet.statusAsString()) {
            case "CREATE_PENDING", "CREATE_IN_PROGRESS" -> Optional.empty();
            case "CREATE_COMPLETE" -> Optional.of(true);
            default ->
                throw new PlayFailure(
                        "change set of " + stack + ": " + changeSet.statusAsString() + ", " + changeSet.statusReason());
        };
    }

    private Optional<Stack> stackReady(String name) {
        Stack stack = cloudFormation
                .describeStacks(request -> request.stackName(name))
                .stacks()
                .getFirst();
        return switch (stack.stackStatusAsString()) {
            case "REVIEW_IN_PROGRESS", "CREATE_IN_PROGRESS" -> Optional.empty();
            case "CREATE_COMPLETE" -> Optional.of(stack);
            default ->
                throw new PlayFailure("stack " + name + ": " + stack.stackStatusAsString() + ", " + reasons(name));
        };
    }

    private List<String> reasons(String stack) {
        return cloudFormation.describeStackEvents(request -> request.stackName(stack)).stackEvents().stream()
                .filter(event -> event.resourceStatusAsString().endsWith("FAILED"))
                .map(event -> event.logicalResourceId() + ": " + event.resourceStatusReason())
                .toList();
    }

    private static Map<String, String> outputs(Stack stack) {
        return stack.outputs().stream()
                .collect(java.util.stream.Collectors.toMap(
                        output -> output.outputKey(), output -> output.outputValue()));
    }
}
