package io.pointsman.cloudformation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a change set is FAILED, told from its status reason (docs/aws-facts.md). */
public sealed interface FailureCause {
    /** There is nothing to change, which is an answer and no failure. */
    record NoChanges() implements FailureCause {}

    /** The pre-deployment validation or a hook says no; the details are in the change set's events. */
    record InEvents() implements FailureCause {}

    /** A nested change set failed: the reason is its own. */
    record Nested(String arn) implements FailureCause {}

    record Other() implements FailureCause {}

    static FailureCause of(String reason) {
        // The first wording is for plain templates, the second for those with a transform.
        if (reason.contains("didn't contain changes") || reason.contains("No updates are to be performed")) {
            return new NoChanges();
        }
        if (reason.contains("validation failed") || reason.contains("hook(s) failed")) {
            return new InEvents();
        }
        return nested(reason).<FailureCause>map(Nested::new).orElse(new Other());
    }

    private static Optional<String> nested(String reason) {
        Matcher found = Pattern.compile("[Nn]ested change set (arn:\\S+) was not successfully created")
                .matcher(reason);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
