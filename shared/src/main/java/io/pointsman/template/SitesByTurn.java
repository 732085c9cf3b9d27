package io.pointsman.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sites of one resource's code: the same in all turns of the loops around it, or one in each. */
final class SitesByTurn {
    private final List<CodeSite> always = new ArrayList<>();
    private final Map<LoopTurn, List<CodeSite>> each = new LinkedHashMap<>();

    static SitesByTurn of(List<CodeSite> sites) {
        SitesByTurn all = new SitesByTurn();
        all.always.addAll(sites);
        return all;
    }

    void add(List<CodeSite> sites) {
        always.addAll(sites);
    }

    void add(LoopTurn turn, CodeSite site) {
        each.computeIfAbsent(turn, ignored -> new ArrayList<>()).add(site);
    }

    void add(SitesByTurn more) {
        always.addAll(more.always);
        more.each.forEach((turn, sites) -> sites.forEach(site -> add(turn, site)));
    }

    /** Whether it counts which turn is asked for. */
    boolean differ() {
        return !each.isEmpty();
    }

    /** In this turn, whose variables may be more than those that the code depends on. */
    List<CodeSite> in(LoopTurn turn) {
        List<CodeSite> sites = new ArrayList<>(always);
        each.forEach((part, found) -> {
            if (turn.variables().entrySet().containsAll(part.variables().entrySet())) {
                sites.addAll(found);
            }
        });
        return sites;
    }
}
