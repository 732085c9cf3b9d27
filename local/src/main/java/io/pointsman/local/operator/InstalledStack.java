package io.pointsman.local.operator;

import io.pointsman.runtime.SdkTrouble;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** The stack that Pointsman was installed by, {@code template.yaml}: its outputs name the bucket and the functions. */
public record InstalledStack(CloudFormationClient cloudFormation, String name) {
    private static final String BUCKET = "ReleaseBucket";
    private static final String DEAD_LETTERS = "DeadLetters";
    private static final String SHIFT = "ShiftFunction";

    public String bucket() {
        return output(BUCKET, "name the release bucket: --bucket NAME");
    }

    /** Name of the function of {@code shift}. */
    public String shift() {
        return output(SHIFT, "deploy template.yaml again");
    }

    /** URL of the queue of events that no function could take; empty where an older template made none. */
    public Optional<String> deadLetters() {
        return find(DEAD_LETTERS);
    }

    private String output(String key, String next) {
        return find(key)
                .orElseThrow(() -> new OperatorTrouble(
                        ExitCode.FAILED,
                        "stack " + name + " has no output " + key + ", so it is not Pointsman's; name the one that is"
                                + " (--installation NAME), or " + next));
    }

    private Optional<String> find(String key) {
        return stack().outputs().stream()
                .filter(output -> output.outputKey().equals(key))
                .map(Output::outputValue)
                .findFirst();
    }

    private Stack stack() {
        return SdkTrouble.asking("cloudformation:DescribeStacks of " + name, this::described)
                .orElseThrow(() -> new OperatorTrouble(
                        ExitCode.FAILED,
                        "Pointsman is not installed here as stack " + name + "; look at account and Region (--profile,"
                                + " --region), or name the stack: --installation NAME"));
    }

    private Optional<Stack> described() {
        try {
            return cloudFormation.describeStacks(describe -> describe.stackName(name)).stacks().stream()
                    .findFirst();
        } catch (CloudFormationException e) {
            if (isMissing(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** CloudFormation has no code of its own for a stack that is not there. */
    static boolean isMissing(CloudFormationException e) {
        return e.statusCode() == 400
                && String.valueOf(e.awsErrorDetails().errorMessage()).endsWith("does not exist");
    }
}
