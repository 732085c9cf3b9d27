package io.pointsman.template;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that has properties: a resource, a member of Globals, an entry of Metadata.
 *
 * @param at its name
 * @param loops the Fn::ForEach around it, the outermost first
 * @param ignoreGlobals what it does not take from Globals
 */
record Resource(
        String id, String type, Place at, Cursor properties, List<ForEachLoop> loops, Optional<Cursor> ignoreGlobals) {
    static Optional<Resource> of(Cursor.Named named, List<ForEachLoop> loops) {
        return named.value()
                .get("Properties")
                .filter(value -> !value.isNull())
                .map(properties -> of(named, properties, loops));
    }

    private static Resource of(Cursor.Named named, Cursor properties, List<ForEachLoop> loops) {
        return new Resource(
                named.name(),
                type(named.value()),
                named.at(),
                properties,
                loops,
                named.value().get("IgnoreGlobals"));
    }

    /** One whose properties are left to Globals. */
    static Resource bare(Cursor.Named named, List<ForEachLoop> loops) {
        Cursor none = Cursor.at(new Node.Mapping(
                named.value().node().span(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                /* flow= */ true,
                /* repeats= */ false));
        return of(named, none, loops);
    }

    /** {@code IgnoreGlobals}: {@code "*"}, or a list of properties. */
    boolean ignores(String property) {
        return ignoreGlobals
                .filter(value -> value.text().equals(Optional.of("*"))
                        || value.items().stream().anyMatch(item -> item.text().equals(Optional.of(property))))
                .isPresent();
    }

    /** In one turn of the loops around it. */
    Resource in(LoopTurn turn) {
        return new Resource(turn.in(id).text(), type, at, properties, loops, ignoreGlobals);
    }

    static String type(Cursor resource) {
        return resource.get("Type").flatMap(Cursor::text).orElse("");
    }

    Optional<Cursor> get(String property) {
        return properties.get(property);
    }

    /** Whether a text speaks of the variable of a loop around. */
    boolean turns(String text) {
        return loops.stream().anyMatch(loop -> loop.turns(text));
    }

    /** The values of a property: dots between names, {@code *} for any name. */
    Stream<Cursor> at(String path) {
        Stream<Cursor> found = Stream.of(properties);
        for (String name : path.split("\\.", -1)) {
            found = found.flatMap(
                    cursor -> name.equals("*") ? cursor.entries().map(Cursor.Named::value) : cursor.get(name).stream());
        }
        return found;
    }
}
