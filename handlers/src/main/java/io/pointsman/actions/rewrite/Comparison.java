package io.pointsman.actions.rewrite;

import io.pointsman.artifact.Contents;
import io.pointsman.runtime.Parallel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** This release beside the one before of the same line. */
final class Comparison {
    private final History history;
    private final String line;
    private final Rewriting rewriting;
    private final Map<CodeUse, String> names = new LinkedHashMap<>();
    private final Optional<Standing> found;
    private final Standing now;

    /** @param line what releases are compared within: a stack, or the source of a pipeline */
    Comparison(History history, String line, String run, Rewriting rewriting) {
        this.history = history;
        this.line = line;
        this.rewriting = rewriting;
        this.found = history.standing(line);
        Map<String, Standing.Target> targets = new LinkedHashMap<>();
        rewriting.released().forEach((use, item) -> {
            String name = free(use.name(), targets);
            names.put(use, name);
            targets.put(
                    name,
                    new Standing.Target(
                            item.digest(), rewriting.placed(item).location().toString()));
        });
        this.now = new Standing(run, targets, before(run).map(Standing::alone));
    }

    /** The two sides of a choice have one name; the second gets a number. */
    private static String free(String name, Map<String, Standing.Target> taken) {
        int number = 2;
        String free = name;
        while (taken.containsKey(free)) {
            free = name + " " + number++;
        }
        return free;
    }

    private Optional<Standing> before(String run) {
        return found.flatMap(standing -> standing.comparable(run));
    }

    Reason reason(CodeUse use, Item item) {
        return Reason.of(
                names.getOrDefault(use, use.name()), item, rewriting.placed(item), now.before(), history::contents);
    }

    /** Writes down where the line stands now, and what is in its packages, for the next release to be compared with. */
    void remember() {
        List<Contents> fresh = rewriting.released().values().stream()
                .filter(item -> isNew(item.digest()))
                .flatMap(item -> item.contents().stream())
                .distinct()
                .toList();
        Parallel.each(fresh, history::keep);
        if (!found.equals(Optional.of(now))) {
            history.stand(line, now);
        }
    }

    private boolean isNew(String digest) {
        return now.before().stream()
                .flatMap(standing -> standing.targets().values().stream())
                .noneMatch(target -> target.digest().equals(digest));
    }
}
