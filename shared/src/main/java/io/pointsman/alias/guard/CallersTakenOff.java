package io.pointsman.alias.guard;

import io.pointsman.review.Change;
import io.pointsman.review.Change.Action;
import io.pointsman.review.Changes;
import io.pointsman.review.Objection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who called a production alias and would call something else. A resource counts by its values and not by its type, so that one that
 * nobody thought of counts as well; roles, functions and nested stacks only speak of an alias.
 */
final class CallersTakenOff {
    private static final Set<String> SPEAK_ONLY = Set.of(
            AliasChange.FUNCTION,
            "AWS::Lambda::Version",
            AliasChange.ALIAS,
            Change.NESTED_STACK,
            "AWS::IAM::Role",
            "AWS::IAM::Policy",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::RolePolicy",
            "AWS::IAM::UserPolicy",
            "AWS::IAM::GroupPolicy");

    private final AliasFacts facts;

    CallersTakenOff(AliasFacts facts) {
        this.facts = facts;
    }

    List<Objection> objections(Changes changes) {
        return changes.list().stream()
                .filter(change -> change.action() == Action.MODIFY && !SPEAK_ONLY.contains(change.type()))
                .flatMap(this::objections)
                .toList();
    }

    private Stream<Objection> objections(Change change) {
        return facts.functions().entrySet().stream()
                .filter(function -> !facts.allowed().contains(function.getValue()))
                .flatMap(function -> facts
                        .production()
                        .of(function.getValue())
                        .filter(alias -> isTakenOff(change, function.getKey(), alias))
                        .map(alias -> AliasGuard.objection(change, why(change, function, alias)))
                        .stream());
    }

    private static boolean isTakenOff(Change change, String function, String alias) {
        return calls(change.before(), function, alias) && !calls(change.after(), function, alias);
    }

    /** By the alias's ARN, by {@code NAME:ALIAS}, or by the function and a qualifier beside it. */
    static boolean calls(Optional<String> context, String function, String alias) {
        String name = Pattern.quote(function);
        String qualified = "(?:function:|\")" + name + ":" + Pattern.quote(alias) + "(?![A-Za-z0-9_-])";
        boolean byText = context.filter(
                        text -> Pattern.compile(qualified).matcher(text).find())
                .isPresent();
        boolean byQualifier = AliasChange.property(context, "Qualifier").equals(Optional.of(alias))
                && context.filter(text -> Pattern.compile("[:\"]" + name + "\"")
                                .matcher(text)
                                .find())
                        .isPresent();
        return byText || byQualifier;
    }

    private static String why(Change change, Map.Entry<String, String> function, String alias) {
        return "would take " + change.path() + " off " + alias + " of " + function.getValue()
                + ": what it brings would reach other code at once; lead it to the alias again; or, to mean that, once,"
                + " set AllAtOnce to [\"" + function.getValue() + "\"]";
    }
}
