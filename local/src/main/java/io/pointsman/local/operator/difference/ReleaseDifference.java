package io.pointsman.local.operator.difference;

import io.pointsman.local.operator.difference.CodeDifference.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What a release of an artifact would change.
 *
 * @param run whose release is live; empty where nothing has arrived
 * @param template its path in the artifact
 * @param diff of the templates, as {@code diff -u} shows it; empty where they are the same
 * @param notes what a person should know of it
 * @param stopping what the actions would refuse, so that nothing would change
 */
public record ReleaseDifference(
        String stack,
        Optional<String> run,
        String template,
        String diff,
        List<CodeDifference> code,
        List<ParameterDifference> parameters,
        List<String> notes,
        List<String> stopping) {
    public boolean isAny() {
        return !diff.isEmpty()
                || !parameters.isEmpty()
                || code.stream().anyMatch(one -> one.kind() != Kind.SAME)
                || !stopping.isEmpty();
    }
}
