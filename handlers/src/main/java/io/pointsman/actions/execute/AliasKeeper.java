package io.pointsman.actions.execute;

import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.release.AliasArn;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.release.record.TemplateAliases;
import io.pointsman.release.record.TemplateAliases.Touched;
import io.pointsman.release.record.UnmovedAliases.Unmoved;
import io.pointsman.review.Change;
import io.pointsman.review.Change.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Writes down, before an operation begins, which aliases its change set touches and where they stand; and afterwards which ones it has
 * made.
 */
final class AliasKeeper {
    private static final String ALIAS = "AWS::Lambda::Alias";

    private final StackAliases aliases;
    private final ReleaseRecords records;

    AliasKeeper(StackAliases aliases, ReleaseRecords records) {
        this.aliases = aliases;
        this.records = records;
    }

    /** To be called before the operation begins. What an earlier call wrote of the same change set stays: it was closer to the truth. */
    void note(ExecuteRequest request, ChangeSetNow live) {
        String changeSet = live.arn();
        if (known(request).changeSet().equals(changeSet)) {
            return;
        }
        TemplateAliases found = aliases(live);
        if (!found.isEmpty() || !known(request).isEmpty()) {
            change(request, known -> known.changeSet().equals(changeSet) ? known : found);
        }
    }

    /** Why the operation must not begin: an alias that it would leave alone when it was reviewed has been moved since. */
    Optional<String> movedSinceReview(ExecuteRequest request) {
        List<String> moved = records.read(request.stack(), request.run()).unmovedAliases().all().stream()
                .flatMap(unmoved -> moved(unmoved).stream())
                .toList();
        return moved.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", moved));
    }

    private Optional<String> moved(Unmoved unmoved) {
        String then = unmoved.arn().description() + " was on version " + unmoved.version()
                + " when the change set was reviewed, where the update leaves it, and is ";
        Optional<StackAliases.Found> found = aliases.find(unmoved.arn());
        if (found.isEmpty()) {
            return Optional.of(then + "gone now: the update would fail");
        }
        AliasState now = found.get().state();
        return now.restsOn(unmoved.version())
                ? Optional.empty()
                : Optional.of(then + "on " + now.said() + " now: the update would send all customers back to version "
                        + unmoved.version());
    }

    TemplateAliases known(ExecuteRequest request) {
        return records.read(request.stack(), request.run()).aliases();
    }

    /** Before it is put back: where the failed operation had left an alias. */
    void movedTo(ExecuteRequest request, Touched moved) {
        change(request, known -> known.with(moved));
    }

    /** By what stands in the record when it is written: a duplicate of the event may be at work, too. */
    private void change(ExecuteRequest request, UnaryOperator<TemplateAliases> change) {
        records.change(request.stack(), request.run(), record -> record.with(change.apply(record.aliases())));
    }

    /** Which aliases the operation has made: their customers call them from now on, without a shift. */
    void created(ExecuteRequest request, Target target) {
        TemplateAliases known = known(request);
        if (known.changeSet().equals(target.changeSet()) && !known.added().isEmpty()) {
            List<String> arns = aliases.named(target.stack(), known.added());
            change(request, current -> current.created(arns));
        }
    }

    private TemplateAliases aliases(ChangeSetNow now) {
        List<String> added = new ArrayList<>();
        List<Touched> touched = new ArrayList<>();
        for (Change change : now.changes()) {
            if (change.type().equals(ALIAS) && change.action() == Action.ADD) {
                added.add(change.path().replace('/', '-'));
            } else if (change.type().equals(ALIAS) && AliasArn.isOne(change.physicalId())) {
                touched(change).ifPresent(touched::add);
            }
        }
        return new TemplateAliases(now.arn(), added, List.of(), touched);
    }

    /** Empty: somebody has deleted it, so there is nothing to put back. */
    private Optional<Touched> touched(Change change) {
        AliasArn arn = AliasArn.of(change.physicalId());
        return aliases.find(arn)
                .map(found -> new Touched(
                        arn, found.state(), version(change.before()), version(change.after()), Optional.empty()));
    }

    /** A number; CloudFormation says {@code {{changeSet:KNOWN_AFTER_APPLY}}} of one that it does not know yet. */
    private static Optional<String> version(Optional<String> context) {
        return Change.properties(context).text("FunctionVersion").filter(text -> text.matches("[1-9]\\d*"));
    }
}
