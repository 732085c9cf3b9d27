package io.pointsman.actions.publish;

import io.pointsman.engine.Progress;
import io.pointsman.engine.Unavailable;
import io.pointsman.lambda.FunctionDrift;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.runtime.Parallel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One look at every function. What was found is kept although other functions have to wait, so that being throttled over two
 * hundred functions does not mean to begin again.
 */
record Round(
        Map<String, PublishedVersion> found, Set<PublishedVersion> active, List<Publisher.Finding> waiting, int all) {
    /**
     * @param selected physical names by id
     * @param recorded what earlier looks of this run found
     * @param released the versions that arrived last, by physical name
     */
    static Round of(
            Publisher publisher,
            Map<String, String> selected,
            Map<String, PublishedVersion> recorded,
            Map<String, PublishedVersion> released) {
        List<String> ids = List.copyOf(selected.keySet());
        List<Publisher.Finding> findings = Parallel.map(ids, id -> {
            String function = Objects.requireNonNull(selected.get(id));
            return publisher.find(
                    id, function, Optional.ofNullable(recorded.get(id)), Optional.ofNullable(released.get(function)));
        });
        Map<String, PublishedVersion> found = new LinkedHashMap<>();
        Set<PublishedVersion> active = new HashSet<>();
        List<Publisher.Finding> waiting = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i) instanceof Publisher.Finding.Has(PublishedVersion version, boolean isActive)) {
                found.put(ids.get(i), version);
                if (isActive) {
                    active.add(version);
                }
            } else {
                waiting.add(findings.get(i));
            }
        }
        return new Round(found, active, waiting, ids.size());
    }

    /** Every function has its version, and every version is active. */
    boolean isOver() {
        return waiting.isEmpty() && active.containsAll(found.values());
    }

    /** {@link Unavailable} when Lambda could not be asked and nothing was won since the look before: a bounded number of times. */
    void refuseStandstill(Set<String> before) {
        if (before.containsAll(found.keySet())) {
            for (Publisher.Finding finding : waiting) {
                if (finding instanceof Publisher.Finding.Unclear(String function, Unavailable why)) {
                    throw why;
                }
            }
        }
    }

    /** Of those that were looked at. */
    List<FunctionDrift> changedByHand() {
        return waiting.stream()
                .filter(Publisher.Finding.ChangedByHand.class::isInstance)
                .map(finding -> ((Publisher.Finding.ChangedByHand) finding).drift())
                .toList();
    }

    Progress told() {
        return Progress.of(found.size() + " of " + all + " functions have their version; " + said(waiting.getFirst()));
    }

    private static String said(Publisher.Finding finding) {
        return switch (finding) {
            case Publisher.Finding.Has(PublishedVersion version, boolean isActive) ->
                version.function() + " has its version";
            case Publisher.Finding.ChangedByHand(FunctionDrift drift) -> drift.function() + " was changed by hand";
            case Publisher.Finding.NotYet(String function, String why) -> function + " is not ready: " + why;
            case Publisher.Finding.Unclear(String function, Unavailable why) -> function + ": " + why.getMessage();
        };
    }
}
