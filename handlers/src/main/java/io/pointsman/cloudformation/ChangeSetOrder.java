package io.pointsman.cloudformation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The change set that is wanted.
 *
 * @param kind whether the stack is new
 * @param token the same for each repetition of this wish
 * @param mark becomes its description
 * @param parameters name to value; an empty value: keep what the stack has
 */
public record ChangeSetOrder(
        String stack,
        String name,
        Kind kind,
        String token,
        String mark,
        Template template,
        Map<String, Optional<String>> parameters,
        Options options) {

    public enum Kind {
        CREATE,
        UPDATE
    }

    /** Where CloudFormation finds the template. */
    public sealed interface Template {
        record Inline(String body) implements Template {}

        record At(String url) implements Template {}
    }

    /**
     * What is passed on as the user gave it.
     *
     * @param onStackFailure {@code DO_NOTHING}, {@code ROLLBACK}, {@code DELETE}
     * @param deploymentMode {@code REVERT_DRIFT}
     */
    public record Options(
            List<String> capabilities,
            Optional<String> roleArn,
            Map<String, String> tags,
            List<String> notificationArns,
            Optional<String> onStackFailure,
            boolean importExistingResources,
            boolean includeNestedStacks,
            Optional<String> deploymentMode) {
        /** The same, with the changes of nested stacks or without. */
        public Options nested(boolean include) {
            return new Options(
                    capabilities,
                    roleArn,
                    tags,
                    notificationArns,
                    onStackFailure,
                    importExistingResources,
                    include,
                    deploymentMode);
        }
    }

    /** The same wish once more, as another request to CloudFormation. */
    public ChangeSetOrder under(String newToken) {
        return new ChangeSetOrder(stack, name, kind, newToken, mark, template, parameters, options);
    }
}
