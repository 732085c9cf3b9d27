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

    private final BiConsumer<Cursor.Named, List<Loop>> visit;
    private final LoopValues values;
    private final List<Problem> problems;
    private int visited;

    /** @param visit takes a resource and the loops around it */
    Loops(BiConsumer<Cursor.Named, List<Loop>> visit, LoopValues values, List<Problem> problems) {
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

    private void one(Cursor.Named named, List<Loop> around) {
        if (++visited > MOST) {
            if (visited == MOST + 1) {
                problems.add(new Problem(
                        named.at(), "aliases repeat the resources more than " + MOST + " times; write them out"));
            }
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

    private void body(Cursor.Named loop, List<Loop> around) {
        List<Cursor> parts = loop.value().items();
        if (parts.size() != 3 || parts.get(2).mapping().isEmpty()) {
            problems.add(new Problem(
                    loop.at(), loop.name() + " must be a list of a variable, a collection and a mapping of resources"));
            return;
        }
        List<Loop> loops = new ArrayList<>(around);
        loops.add(new Loop(
                loop.name().substring(LOOP.length()), parts.getFirst().text().orElse(""), values.of(parts.get(1))));
        parts.get(2).entries().forEach(named -> one(named, List.copyOf(loops)));
    }
}
