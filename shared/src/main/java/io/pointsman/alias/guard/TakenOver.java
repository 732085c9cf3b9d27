package io.pointsman.alias.guard;

import io.pointsman.review.Change;
import io.pointsman.review.Change.Action;
import io.pointsman.review.Changes;
import io.pointsman.review.Objection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a release puts in the place of something that it takes away: customers of the old one are at once customers of the new one,
 * whose code nobody has let in. Either a caller goes and another resource brings the same events elsewhere, or a function goes and
 * one of the same id comes in another stack.
 */
final class TakenOver {
    /** Where a resource that calls functions says whose events it brings. */
    private static final Set<String> SOURCES = Set.of(
            "EventSourceArn",
            "SelfManagedEventSource",
            "TopicArn",
            "EventPattern",
            "ScheduleExpression",
            "LogGroupName",
            "Source",
            "ApiId");

    private final AliasFacts facts;

    TakenOver(AliasFacts facts) {
        this.facts = facts;
    }

    List<Objection> objections(Changes changes) {
        return changes.list().stream()
                .filter(change -> change.action() == Action.REMOVE)
                .flatMap(gone -> Stream.concat(events(gone, changes), functions(gone)))
                .toList();
    }

    /** Functions that customers call and that CloudFormation is not meant to move, by physical name. */
    private Stream<Map.Entry<String, String>> guarded() {
        return facts.functions().entrySet().stream()
                .filter(function -> !facts.allowed().contains(function.getValue()))
                .filter(function -> facts.production().of(function.getValue()).isPresent());
    }

    private Stream<Objection> events(Change gone, Changes changes) {
        List<Change> come = changes.list().stream()
                .filter(change -> change.action() == Action.ADD && change.type().equals(gone.type()))
                .toList();
        if (come.isEmpty()) {
            return Stream.empty();
        }
        GoneResource now = GoneResource.of(gone, facts.stack());
        return guarded()
                .filter(function -> now.callsSomebodyUnknown() || calls(now.context(), function))
                .flatMap(function -> come.stream()
                        .filter(change -> !calls(change.after(), function))
                        .flatMap(change ->
                                shared(now, change)
                                        .map(source -> AliasGuard.objection(change, why(gone, function, source)))
                                        .stream())
                        .limit(1));
    }

    private boolean calls(Optional<String> context, Map.Entry<String, String> function) {
        String alias = facts.production().of(function.getValue()).orElseThrow();
        return CallersTakenOff.calls(context, function.getKey(), alias);
    }

    /** The property by which both bring the same events, or may do so. */
    private static Optional<String> shared(GoneResource gone, Change come) {
        return SOURCES.stream()
                .sorted()
                .filter(name -> gone.mayShare(name, AliasChange.value(come.after(), name)))
                .findFirst();
    }

    private static String why(Change gone, Map.Entry<String, String> function, String source) {
        return "would take over what " + gone.path() + " brings to " + function.getValue() + " (the same " + source
                + "), and leads it to other code at once. Keep it on the alias of " + function.getValue()
                + ways(function.getValue());
    }

    private Stream<Objection> functions(Change gone) {
        String path = AliasChange.path(gone);
        Predicate<String> goes = gone.type().equals(Change.NESTED_STACK)
                ? function -> function.startsWith(path + "-")
                : function -> gone.type().equals(AliasChange.FUNCTION) && function.equals(path);
        return guarded()
                .map(Map.Entry::getValue)
                .filter(goes)
                .flatMap(function -> elsewhere(function)
                        .map(other -> AliasGuard.objection(
                                gone,
                                function + " would go and " + other + " come in its place, with all traffic at once: no"
                                        + " hook, canary or alarm sees that code first" + ways(function)))
                        .stream());
    }

    /** A function of the same id that the stack does not have yet. */
    private Optional<String> elsewhere(String function) {
        return facts.aliases().values().stream()
                .filter(other -> last(other).equals(last(function)))
                .filter(other -> !facts.functions().containsValue(other))
                .findFirst();
    }

    private static String last(String function) {
        return function.substring(function.lastIndexOf('-') + 1);
    }

    private static String ways(String function) {
        return "; to mean that, once, set AllAtOnce to [\"" + function + "\"]";
    }
}
