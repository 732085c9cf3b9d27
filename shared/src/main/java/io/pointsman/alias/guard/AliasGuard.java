package io.pointsman.alias.guard;

import io.pointsman.release.AliasArn;
import io.pointsman.release.AliasState;
import io.pointsman.release.QualifiedName;
import io.pointsman.release.record.UnmovedAliases;
import io.pointsman.release.record.UnmovedAliases.Unmoved;
import io.pointsman.review.Change;
import io.pointsman.review.Change.Action;
import io.pointsman.review.Changes;
import io.pointsman.review.Objection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a change set would do to production aliases and to those who call them. CloudFormation moves an alias for all customers at
 * once, past gate, hooks and alarms, so whatever would move, remove, rename or replace one is refused, and so is what takes a caller
 * off it. What cannot be told counts against the change set.
 */
public final class AliasGuard {
    public static final String RULE = "ProductionAlias";

    private static final String PROVISIONED = "ProvisionedConcurrencyConfig";

    private final AliasFacts facts;
    private final BiFunction<String, String, AliasReading> now;

    /** @param now reads an alias, by the function's physical name and its own */
    public AliasGuard(AliasFacts facts, BiFunction<String, String, AliasReading> now) {
        this.facts = facts;
        this.now = now;
    }

    public List<Objection> objections(Changes changes) {
        List<Objection> objections = new ArrayList<>();
        for (Change change : changes.list()) {
            AliasChange.of(change, facts)
                    .filter(one -> !facts.allowed().contains(one.function()))
                    .flatMap(one -> verdict(one, changes))
                    .ifPresent(why -> objections.add(objection(change, why)));
            unseen(change).ifPresent(why -> objections.add(objection(change, why)));
        }
        objections.addAll(new Unversioned(facts, now).objections(changes));
        objections.addAll(new CallersTakenOff(facts).objections(changes));
        objections.addAll(new TakenOver(facts).objections(changes));
        return objections;
    }

    static Objection objection(Change change, String why) {
        return new Objection(RULE, change.path(), change.type(), why);
    }

    private Optional<String> verdict(AliasChange alias, Changes changes) {
        return switch (alias.change().action()) {
            case ADD -> added(alias, changes);
            case REMOVE -> removed(alias, changes);
            case MODIFY, IMPORT -> modified(alias);
            case DYNAMIC ->
                Optional.of(
                        "CloudFormation may change " + named(alias) + ", and cannot tell before it runs" + ways(alias));
            case SYNC_WITH_ACTUAL -> Optional.empty();
        };
    }

    /** With its function it is a first release. Otherwise who calls the function now would be moved to new code. */
    private Optional<String> added(AliasChange alias, Changes changes) {
        if (alias.isOnLatest()) {
            return Optional.of(
                    named(alias) + " would be made on $LATEST, so every later update of the stack would reach"
                            + " all customers at once; give it the Version of an AWS::Lambda::Version" + ways(alias));
        }
        boolean isFirst = function(alias, changes, Action.ADD);
        return isFirst
                ? Optional.empty()
                : Optional.of(
                        switch (read(alias)) {
                            case AliasReading.On(AliasState state) ->
                                named(alias) + " exists already, outside the template (on " + state.said()
                                        + "), so CloudFormation could not make it. Events of the template do not lead"
                                        + " there; if nobody outside calls it, take it away: aws lambda delete-alias"
                                        + " --function-name "
                                        + facts.physical(alias.function()).orElse(alias.function()) + " --name "
                                        + alias.name() + ", then release with AllAtOnce set to [\""
                                        + alias.function() + "\"], because this one release is at once for everybody";
                            case AliasReading.Absent() ->
                                named(alias) + " would be made for a function that is in use: all events of the"
                                        + " template would move to this release's code at once, as every release did"
                                        + " until now" + ways(alias);
                            case AliasReading.Unreadable(String why) ->
                                "whether " + named(alias) + " exists outside the template could not be read (" + why
                                        + ")";
                        });
    }

    private Optional<String> removed(AliasChange alias, Changes changes) {
        boolean goesWithFunction = function(alias, changes, Action.REMOVE);
        boolean stays = alias.change().policy().equals("Retain");
        return goesWithFunction || stays
                ? Optional.empty()
                : Optional.of(named(alias) + " would be deleted, and everything that the template leads to it would"
                        + " reach other code at once; keep AutoPublishAlias: " + alias.name() + " (the key Alias says"
                        + " which alias customers call)" + ways(alias));
    }

    private static boolean function(AliasChange alias, Changes changes, Action action) {
        return changes.list().stream()
                .anyMatch(change -> change.type().equals(AliasChange.FUNCTION)
                        && change.action() == action
                        && (action != Action.REMOVE || !change.policy().equals("Retain"))
                        && AliasChange.path(change).equals(alias.function()));
    }

    private Optional<String> modified(AliasChange alias) {
        if (alias.isReplaced()) {
            return Optional.of(named(alias) + " would be replaced (" + alias.causes() + "): a new function or alias"
                    + " takes over, with all traffic at once" + ways(alias));
        }
        if (alias.leavesProperties()) {
            return Optional.empty();
        }
        if (alias.splits()) {
            return Optional.of("CloudFormation would send a share of the traffic of " + named(alias) + " to another"
                    + " version at once (RoutingConfig; because of " + alias.causes() + "); leave RoutingConfig out of"
                    + " the template, shift moves the weights" + ways(alias));
        }
        return alias.version()
                .map(version -> sent(alias, version))
                .orElseGet(() -> Optional.of("CloudFormation would move " + named(alias)
                        + " to a new version at once, past gate, hooks and alarms (because of " + alias.causes() + ")"
                        + ways(alias)));
    }

    /**
     * The aliases that the change set touches and does not move, because they are where it sends them. That was so when they were read;
     * whoever executes it later has to look again.
     */
    public UnmovedAliases unmoved(Changes changes) {
        return new UnmovedAliases(changes.list().stream()
                .flatMap(change -> AliasChange.of(change, facts).stream())
                .filter(alias -> !facts.allowed().contains(alias.function()))
                .flatMap(alias -> unmoved(alias).stream())
                .toList());
    }

    private static Optional<Unmoved> unmoved(AliasChange alias) {
        boolean isSent = alias.change().action() == Action.MODIFY && !alias.isReplaced() && !alias.leavesProperties();
        return Optional.of(alias.change().physicalId())
                .filter(physical -> isSent && AliasArn.isOne(physical))
                .flatMap(physical -> alias.version().map(version -> new Unmoved(AliasArn.of(physical), version)));
    }

    /** CloudFormation sends the version with whatever else changes. */
    private Optional<String> sent(AliasChange alias, String version) {
        return switch (read(alias)) {
            case AliasReading.On(AliasState state) ->
                state.restsOn(version) ? Optional.empty() : Optional.of(moved(alias, state, version));
            case AliasReading.Absent() ->
                Optional.of(named(alias) + " is not there, although the stack made it; CloudFormation would fail"
                        + " (because of " + alias.causes() + ")");
            case AliasReading.Unreadable(String why) ->
                Optional.of("CloudFormation would set " + named(alias) + " to version " + version + " (because of "
                        + alias.causes() + "), and where it is now could not be read: " + why);
        };
    }

    private static String moved(AliasChange alias, AliasState state, String version) {
        String settling = alias.isOnly(PROVISIONED)
                ? "; release the code first and provisioned concurrency alone after it, or keep it out of the alias"
                        + " (AWS::ApplicationAutoScaling::ScalableTarget)"
                : "";
        return "CloudFormation would move " + named(alias) + " from " + state.said() + " to version " + version
                + " for all customers at once (because of " + alias.causes() + ")" + settling + ways(alias);
    }

    private AliasReading read(AliasChange alias) {
        String physical = QualifiedName.of(alias.change().physicalId())
                .map(QualifiedName::function)
                .or(() -> facts.physical(alias.function()))
                .orElse(alias.function());
        return now.apply(physical, alias.name());
    }

    private static String named(AliasChange alias) {
        return alias.name() + " of " + alias.function();
    }

    private static String ways(AliasChange alias) {
        return "; to mean that, once, set AllAtOnce to [\"" + alias.function() + "\"]";
    }

    /** A nested stack whose own changes are not there to be judged. */
    private Optional<String> unseen(Change change) {
        String path = AliasChange.path(change);
        if (!change.type().equals(Change.NESTED_STACK) || !facts.nested().contains(path)) {
            return Optional.empty();
        }
        if (change.replacement() != Change.Replacement.NO) {
            return Optional.of("a nested stack with functions that customers call would be replaced: all of them"
                    + " would get this release's code at once");
        }
        return change.action() == Action.MODIFY && !facts.isWhole()
                ? Optional.of("what happens to the aliases inside this nested stack was not looked at; set"
                        + " IncludeNestedStacks to true")
                : Optional.empty();
    }

    /**
     * The functions that do not change and whose alias would go back, for provisioned concurrency alone: a version that equals the
     * one they are on would be as good.
     */
    public List<Settlement> settlements(Changes changes) {
        List<Settlement> settlements = new ArrayList<>();
        for (Change change : changes.list()) {
            AliasChange.of(change, facts)
                    .filter(alias -> change.action() == Action.MODIFY && !alias.isReplaced())
                    .filter(alias -> alias.isOnly(PROVISIONED) && !function(alias, changes, Action.MODIFY))
                    .flatMap(alias -> alias.version().flatMap(version -> settlement(alias, version)))
                    .ifPresent(settlements::add);
        }
        return settlements;
    }

    private Optional<Settlement> settlement(AliasChange alias, String version) {
        return !alias.splits()
                        && read(alias) instanceof AliasReading.On(AliasState state)
                        && state.second().isEmpty()
                        && !state.version().equals(version)
                ? QualifiedName.of(alias.change().physicalId())
                        .map(physical -> new Settlement(
                                alias.function(),
                                physical.function(),
                                state.version(),
                                alias.change().path()))
                : Optional.empty();
    }

    /**
     * An alias that may be given a new version of equal content.
     *
     * @param version the one it is on
     * @param resource of the alias, as objections name it
     */
    public record Settlement(String function, String physical, String version, String resource) {}
}
