package io.pointsman.template;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The resources of a template, those in the bodies of {@code Fn::ForEach} among them, with the values of the loops' variables. */
final class Declarations {
    private final Globals globals;
    private final Follower follower;
    private final List<TemplateResource> resources = new ArrayList<>();

    private Declarations(Cursor root, Passed passed) {
        this.globals = new Globals(root);
        this.follower = new Follower(root, new Parameters(root, passed));
    }

    static List<TemplateResource> of(Cursor root, Passed passed) {
        Declarations all = new Declarations(root, passed);
        root.get("Resources").stream().flatMap(Cursor::entries).forEach(named -> all.add(named, List.of()));
        return List.copyOf(all.resources);
    }

    /** A loop that is none is left to the survey, which says so. */
    private void add(Cursor.Named named, List<TemplateResource.Turn> turns) {
        if (!Loops.isLoop(named.name())) {
            resources.add(new TemplateResource(named, turns, globals, follower));
            return;
        }
        List<Cursor> parts = named.value().items();
        if (parts.size() == 3 && turns.size() < Loops.DEEPEST) {
            List<TemplateResource.Turn> inside = Stream.concat(
                            turns.stream(), Stream.of(turn(parts.get(0), parts.get(1))))
                    .toList();
            parts.get(2).entries().forEach(inner -> add(inner, inside));
        }
    }

    private TemplateResource.Turn turn(Cursor variable, Cursor collection) {
        return new TemplateResource.Turn(
                variable.text().orElse(""),
                new LoopValues(follower)
                        .of(collection)
                        .map(values -> values.stream().map(Known.Text::text).toList()));
    }
}
