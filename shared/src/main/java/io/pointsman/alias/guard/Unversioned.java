package io.pointsman.alias.guard;

import io.pointsman.release.AliasState;
import io.pointsman.review.Change;
import io.pointsman.review.Change.Action;
import io.pointsman.review.Changes;
import io.pointsman.review.Objection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Functions whose alias somebody has put on what is no version: all customers have their new code as soon as the stack has it.
 * Where such an alias cannot be read the review says so, and the release goes on.
 */
final class Unversioned {
    private final AliasFacts facts;
    private final BiFunction<String, String, AliasReading> now;

    Unversioned(AliasFacts facts, BiFunction<String, String, AliasReading> now) {
        this.facts = facts;
        this.now = now;
    }

    List<Objection> objections(Changes changes) {
        return changes.list().stream()
                .filter(Unversioned::isChanged)
                .flatMap(change -> why(change).map(why -> AliasGuard.objection(change, why)).stream())
                .toList();
    }

    private static boolean isChanged(Change change) {
        return change.type().equals(AliasChange.FUNCTION)
                && !change.physicalId().isEmpty()
                && change.action() != Action.REMOVE
                && change.scope().contains("Properties");
    }

    private Optional<String> why(Change change) {
        String function = facts.functions().getOrDefault(change.physicalId(), AliasChange.path(change));
        return Optional.of(function)
                .filter(id -> !facts.allowed().contains(id))
                .flatMap(facts.production()::of)
                .filter(alias -> isOnLatest(change, alias))
                .map(alias -> alias + " of " + function + " is on $LATEST, so all customers would have this change as"
                        + " soon as the stack has it; put it on a version first: aws lambda publish-version"
                        + " --function-name " + change.physicalId() + ", then aws lambda update-alias --function-name "
                        + change.physicalId() + " --name " + alias + " --function-version N; or, to mean it, once, set"
                        + " AllAtOnce to [\"" + function + "\"]");
    }

    private boolean isOnLatest(Change change, String alias) {
        return now.apply(change.physicalId(), alias).equals(new AliasReading.On(AliasState.on(AliasChange.LATEST)));
    }
}
