package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What updates of a stack may do to its resources. Once there is a statement, everything is forbidden that no statement allows; a
 * Deny wins over an Allow. Holds for updates only, not for their rollback, nor for the deletion of the stack.
 *
 * @param text as it was given
 */
public record StackPolicy(String text, List<StackPolicyStatement> statements) {
    /** Without a policy an update may do everything. */
    public static final StackPolicy NONE = new StackPolicy("", List.of());

    /** What an update does to a resource. */
    enum Act {
        MODIFY("Update:Modify"),
        REPLACE("Update:Replace"),
        DELETE("Update:Delete");

        private final String said;

        Act(String said) {
            this.said = said;
        }

        String said() {
            return said;
        }
    }

    public static StackPolicy read(String text) {
        try {
            JsonObject policy = Json.object(text);
            List<StackPolicyStatement> statements = policy.objects("Statement").stream()
                    .map(one -> StackPolicyStatement.read(one).orElseThrow(StackPolicy::invalid))
                    .toList();
            if (statements.isEmpty() && !policy.members().isEmpty()) {
                throw invalid();
            }
            return new StackPolicy(text, statements);
        } catch (JsonTrouble e) {
            throw invalid();
        }
    }

    private static AwsError invalid() {
        return Invalid.because("Error validating stack policy: Invalid stack policy");
    }

    /** Why the act is forbidden, in CloudFormation's words. */
    Optional<String> refusal(Act act, String logicalId, String type) {
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        List<StackPolicyStatement> denials =
                statements.stream().filter(StackPolicyStatement::denies).toList();
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < denials.size(); i++) {
            if (denials.get(i).covers(act.said(), logicalId, type)) {
                reasons.add("Statement [#%d] does not allow %s;"
                        .formatted(i + 1, denials.get(i).said()));
            }
        }
        if (!reasons.isEmpty()) {
            return Optional.of("Action denied by stack policy: " + String.join(" ", reasons));
        }
        boolean allowed = statements.stream()
                .filter(statement -> !statement.denies())
                .anyMatch(statement -> statement.covers(act.said(), logicalId, type));
        return allowed ? Optional.empty() : Optional.of("Action not allowed by stack policy");
    }
}
