package io.pointsman.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The resources of a section, those in the bodies of Fn::ForEach among them. A body is written once and stands for many: it is
 * visited once.
 */
final class Loops {
    private static final String LOOP = "Fn::ForEach::";
    /** As deep as CloudFormation nests loops. */
    static final int DEEPEST = 5;
    /** More than any template of 1 MB can name without aliases to aliases. */
    private static final int MOST = 50_000;

    private final BiConsumer<Cursor.Named, List<ForEachLoop>> visit;
    private final LoopValues values;
    private final List<Problem> problems;
    private int visited;

    /** @param visit takes a resource and the loops around it */
    Loops(BiConsumer<Cursor.Named, List<ForEachLoop>> visit, LoopValues values, List<Problem> problems) {
        this.values = values;
        this.visit = visit;
        this.problems = problems;
    }

    static boolean isLoop(String name) {
        return name.startsWith(LOOP);
    }

    void all(Cursor section) {
        section.entries().forEach(named -> one(named, List.of()));
    }

    private void one(Cursor.Named named, List<ForEachLoop> around) {
        if (visited > MOST) {
            return;
        }
        visited += turns(around);
        if (visited > MOST) {
            problems.add(new Problem(
                    named.at(),
                    "aliases and loops stand for more than " + MOST + " resources; CloudFormation takes 500"));
            return;
        }
        if (!isLoop(named.name())) {
            visit.accept(named, around);
        } else if (around.size() == DEEPEST) {
            problems.add(new Problem(
                    named.at(),
                    "loops inside loops more than " + DEEPEST + " deep, which CloudFormation does not take"));
        } else {
            body(named, around);
        }
    }

    /** How many resources one in the body of these loops stands for, where that is known; no more than one too many. */
    private static int turns(List<ForEachLoop> around) {
        long turns = 1;
        for (ForEachLoop loop : around) {
            turns = Math.min(MOST + 1, turns * loop.values().map(List::size).orElse(1));
        }
        return (int) turns;
    }

    private void body(Cursor.Named loop, List<ForEachLoop> around) {
        List<Cursor> parts = loop.value().items();
        if (parts.size() != 3 || parts.get(2).mapping().isEmpty()) {
            problems.add(new Problem(
                    loop.at(), loop.name() + " must be a list of a variable, a collection and a mapping of resources"));
            return;
        }
        List<ForEachLoop> loops = new ArrayList<>(around);
        loops.add(new ForEachLoop(
                loop.name().substring(LOOP.length()), parts.getFirst().text().orElse(""), values.of(parts.get(1))));
        parts.get(2).entries().forEach(named -> one(named, List.copyOf(loops)));
    }
}
