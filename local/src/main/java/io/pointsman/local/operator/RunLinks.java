package io.pointsman.local.operator;

import io.pointsman.json.JsonTrouble;
import io.pointsman.page.ConsoleLinks;
import io.pointsman.release.record.RecordedChangeSet.ReviewedChangeSet;
import io.pointsman.release.record.ReleaseRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where AWS's console shows what a run is made of. */
public record RunLinks(ConsoleLinks console) {
    /** The change set, then each deployment of its shift. */
    public List<String> of(ReleaseRecord record, RunStanding run) {
        return Stream.concat(changeSet(record).stream(), deployments(run.functions()))
                .toList();
    }

    /** Of the functions that a run moves, once each. */
    private Stream<String> deployments(List<FunctionStanding> functions) {
        return functions.stream()
                .filter(FunctionStanding::moves)
                .flatMap(function -> function.moved().stream())
                .flatMap(moved -> moved.deployment().stream())
                .distinct()
                .map(console::deployment);
    }

    private Optional<String> changeSet(ReleaseRecord record) {
        try {
            return record.changeSet()
                    .filter(ReviewedChangeSet.class::isInstance)
                    .map(ReviewedChangeSet.class::cast)
                    .filter(made -> !made.stackId().isEmpty() && !made.arn().isEmpty())
                    .map(made -> console.changeSet(made.stackId(), made.arn()));
        } catch (JsonTrouble e) {
            // It is being made: there is no address yet.
            return Optional.empty();
        }
    }
}
