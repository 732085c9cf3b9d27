package io.pointsman.cloudformation;

import io.pointsman.cloudformation.ChangeSets.Findings;
import java.util.Optional;

/**
 * Why a change set failed, from the first true cause on: through nested change sets, and with what its events say.
 *
 * @param text the whole story
 * @param complete false: a detail could not be read, and the text says why
 */
public record FailureReport(String text, boolean complete) {
    private static final int DEEPEST = 10;

    public static FailureReport of(ChangeSets changeSets, ChangeSetNow failed) {
        return of(changeSets, failed.arn(), failed.reason(), 0);
    }

    private static FailureReport of(ChangeSets changeSets, String arn, String reason, int depth) {
        return switch (FailureCause.of(reason)) {
            case FailureCause.InEvents() -> {
                Findings findings = changeSets.findings(arn);
                yield new FailureReport(reason + "\n" + findings.text(), findings.complete());
            }
            case FailureCause.Nested(String nested) when depth < DEEPEST -> nested(changeSets, nested, reason, depth);
            case FailureCause.Nested(String nested) -> new FailureReport(reason, true);
            case FailureCause.NoChanges() -> new FailureReport(reason, true);
            case FailureCause.Other() -> new FailureReport(reason, true);
        };
    }

    private static FailureReport nested(ChangeSets changeSets, String arn, String reason, int depth) {
        Optional<ChangeSetNow> found = changeSets.read(arn);
        return found.filter(now -> !now.reason().isBlank())
                .map(now -> of(changeSets, arn, now.reason(), depth + 1))
                .map(cause -> new FailureReport(cause.text() + "\n(" + reason + ")", cause.complete()))
                .orElse(new FailureReport(reason + "; the nested change set is gone", false));
    }
}
