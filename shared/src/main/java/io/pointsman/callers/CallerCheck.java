package io.pointsman.callers;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.callers.CallerScan.Scanned;
import io.pointsman.template.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether the callers of each function that is shifted call the alias that is shifted. One that does not gets new code as soon as the
 * stack is updated, past hooks, canary and alarms.
 */
public final class CallerCheck {
    private final ProductionAlias production;

    public CallerCheck(ProductionAlias production) {
        this.production = production;
    }

    /**
     * What was found.
     *
     * @param past callers that do not call the alias that is shifted
     * @param leftOut functions that shift leaves out, and where they are declared; who calls them is nothing to refuse
     * @param notes what a person should know, and nothing has to be done about
     */
    public record Findings(List<Problem> past, List<Problem> leftOut, List<String> notes) {}

    public Findings of(Scanned scanned) {
        List<Problem> past = new ArrayList<>();
        List<Problem> leftOut = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        scanned.functions()
                .forEach((function, at) -> production.of(function).ifPresent(alias -> {
                    if (scanned.onInstances().contains(function)) {
                        leftOut.add(new Problem(at, onInstances(function, alias, scanned)));
                    } else {
                        check(function, alias, scanned, past, notes);
                    }
                }));
        return new Findings(List.copyOf(past), List.copyOf(leftOut), List.copyOf(notes));
    }

    private static void check(String function, String alias, Scanned scanned, List<Problem> past, List<String> notes) {
        List<FunctionCaller> callers = scanned.callers().stream()
                .filter(caller -> caller.function().equals(function))
                .toList();
        if (callers.isEmpty()) {
            notes.add("nothing in this template calls " + alias + " of " + function
                    + "; whoever calls it from elsewhere must name the alias: " + function + ":" + alias);
        }
        callers.stream().filter(caller -> !calls(caller, alias)).forEach(caller -> judge(caller, alias, past, notes));
    }

    private static String onInstances(String function, String alias, Scanned scanned) {
        String callers = scanned.callers().stream()
                .filter(caller -> caller.function().equals(function) && !calls(caller, alias))
                .map(caller -> caller.what() + " (line " + caller.at().line() + ")")
                .collect(Collectors.joining(", "));
        return function + " runs on Lambda Managed Instances: shift leaves it out, and its alias " + alias
                + " stays where it is"
                + (callers.isEmpty() ? "" : "; new code reaches " + callers + " with the update of the stack");
    }

    private static boolean calls(FunctionCaller caller, String alias) {
        return caller.by().equals(new CalledBy.Alias(alias));
    }

    private static void judge(FunctionCaller caller, String alias, List<Problem> past, List<String> notes) {
        if (caller.by() instanceof CalledBy.Unknown) {
            notes.add(caller.what() + " (line " + caller.at().line() + ") calls " + caller.function() + " by "
                    + caller.by().description() + "; it must be " + alias);
            return;
        }
        past.add(new Problem(
                caller.at(),
                caller.what() + " calls " + caller.by().description() + " of " + caller.function()
                        + ", and shift moves "
                        + alias + ": new code would reach it past hooks, canary and alarms. "
                        + wayOut(caller, alias)));
    }

    private static String wayOut(FunctionCaller caller, String alias) {
        return toTheAlias(caller, alias) + "; or leave the function out (Functions: [\"!" + caller.function()
                + "\"]); or set Callers to Warn where the alias is wired elsewhere";
    }

    private static String toTheAlias(FunctionCaller caller, String alias) {
        if (caller.isSamEvent()) {
            return "Write AutoPublishAlias: " + alias + " into " + caller.function();
        }
        return caller.isOfSam()
                ? "Let it name the alias: !Ref " + caller.function() + ".Alias, with AutoPublishAlias: " + alias
                        + " on " + caller.function()
                : "Let it name the alias: !Ref of the AWS::Lambda::Alias " + alias + " of " + caller.function()
                        + " (in the CDK give new lambda.Alias(this, 'Live', {aliasName: '" + alias
                        + "', version: fn.currentVersion}) to what calls, in place of the function)";
    }
}
