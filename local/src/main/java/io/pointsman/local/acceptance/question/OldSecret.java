package io.pointsman.local.acceptance.question;

import io.pointsman.local.acceptance.scene.RunContext;
import io.pointsman.local.play.PlayFailure;
import io.pointsman.local.play.Stacks;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.ResourceTargetDefinition;

/** A stack with a throw-away value, and a change set that changes it. Says whether it is shown, never the value. */
final class OldSecret {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String CHANGE_SET = "second";
    private static final String OLD = "throw-away-word-that-was";
    private static final String NEW = "throw-away-word-that-comes";
    private static final String TEMPLATE = """
        Parameters:
          Word: {Type: String, NoEcho: true}
        Resources:
          Holder:
            Type: AWS::SSM::Parameter
            Properties: {Type: String, Value: !Ref Word}
        """;

    private final RunContext stage;
    private final String stack;

    OldSecret(RunContext stage) {
        this.stage = stage;
        this.stack = stage.name().question("secret");
    }

    String answer() {
        stage.ledger().stack(stack);
        new Stacks(stage.aws().cloudFormation(), stage.watch()).create(stack, TEMPLATE, Map.of("Word", OLD));
        stage.aws()
                .cloudFormation()
                .createChangeSet(create -> create.stackName(stack)
                        .changeSetName(CHANGE_SET)
                        .usePreviousTemplate(true)
                        .parameters(Parameter.builder()
                                .parameterKey("Word")
                                .parameterValue(NEW)
                                .build()));
        DescribeChangeSetResponse made = stage.watch().await("the change set of " + stack, LIMIT, this::made);
        PlayFailure.unless(!made.changes().isEmpty(), "the change set of " + stack + " has no change");
        boolean shown = made.changes().stream()
                .flatMap(change -> texts(change.resourceChange()))
                .anyMatch(text -> text.contains(OLD));
        return shown ? "yes" : "no";
    }

    private Optional<DescribeChangeSetResponse> made() {
        DescribeChangeSetResponse now = stage.aws()
                .cloudFormation()
                .describeChangeSet(describe ->
                        describe.stackName(stack).changeSetName(CHANGE_SET).includePropertyValues(true));
        return switch (now.statusAsString()) {
            case "CREATE_PENDING", "CREATE_IN_PROGRESS" -> Optional.empty();
            case "CREATE_COMPLETE" -> Optional.of(now);
            default ->
                throw new PlayFailure(
                        "the change set of " + stack + ": " + now.statusAsString() + ", " + now.statusReason());
        };
    }

    /** All that is told of what was before. */
    private static Stream<String> texts(ResourceChange change) {
        Stream<String> values =
                change.details().stream().map(detail -> detail.target()).map(ResourceTargetDefinition::beforeValue);
        return Stream.concat(Stream.of(Optional.ofNullable(change.beforeContext())), values.map(Optional::ofNullable))
                .flatMap(Optional::stream);
    }
}
