package io.pointsman.actions.changeset;

import io.pointsman.alias.guard.AliasGuard;
import io.pointsman.causes.KnownReason;
import io.pointsman.causes.ToldCause;
import io.pointsman.review.Objection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of a change set that does not come to its execution: what happened, what to do, what is untouched, and then the rest. */
final class ChangeSetFailure {
    private static final String UNTOUCHED = "Nothing has changed: neither the stack nor traffic.";
    private static final String BY_GUARD = "correct the template, and release again";
    private static final String BY_POLICY =
            "correct the template and release again, or have the owner of the pipeline relax Policy for this release";
    private static final String UNKNOWN = "correct the template where CloudFormation objects, and release again";

    private ChangeSetFailure() {}

    /**
     * @param said {@code change set NAME of stack STACK}
     * @param review where the page is
     */
    static String refused(String said, List<Objection> objections, Optional<String> review) {
        boolean byPolicy = objections.stream().anyMatch(one -> !one.rule().equals(AliasGuard.RULE));
        String first = objections.getFirst().sentence();
        // The guard says what would happen, and then, after a semicolon, what to do.
        int way = byPolicy ? -1 : first.indexOf("; ");
        String happened = way < 0 ? first : first.substring(0, way);
        String advice = byPolicy ? BY_POLICY : way < 0 ? BY_GUARD : first.substring(way + 2);
        String more = objections.size() == 1 ? "" : " (and " + (objections.size() - 1) + " more)";
        String others = objections.stream().skip(1).map(Objection::sentence).collect(Collectors.joining("\n"));
        return ToldCause.of(
                        said + (byPolicy ? " is refused by Policy" : " is refused") + more + ": " + happened,
                        Optional.of(advice + "."),
                        others)
                .message(untouched(review));
    }

    private static List<String> untouched(Optional<String> review) {
        return review.map(url -> List.of(UNTOUCHED, "The whole review: " + url)).orElse(List.of(UNTOUCHED));
    }

    /** @param why in CloudFormation's words, a line or many */
    static String failed(String said, String why) {
        List<String> lines = why.lines().toList();
        String advice = KnownReason.of(why).map(KnownReason::advice).orElse(UNKNOWN);
        return ToldCause.of(
                        said + " failed: " + lines.getFirst(),
                        Optional.of(advice + "."),
                        lines.stream().skip(1).collect(Collectors.joining("\n")))
                .message(List.of(UNTOUCHED));
    }
}
