package io.pointsman.template;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that has properties: a resource, a member of Globals, an entry of Metadata.
 *
 * @param at its name
 * @param loops the variables of the Fn::ForEach around it
 */
record Resource(String id, String type, Place at, Cursor properties, List<String> loops) {
    static Optional<Resource> of(Cursor.Named named, List<String> loops) {
        return named.value()
                .get("Properties")
                .filter(value -> !value.isNull())
                .map(properties -> new Resource(named.name(), type(named.value()), named.at(), properties, loops));
    }

    static String type(Cursor resource) {
        return resource.get("Type").flatMap(Cursor::text).orElse("");
    }

    Optional<Cursor> get(String property) {
        return properties.get(property);
    }

    /** Whether a text speaks of the variable of a loop around. */
    boolean turns(String text) {
        return loops.stream()
                .flatMap(variable -> Stream.of("${" + variable + "}", "&{" + variable + "}", "Ref (" + variable + ")"))
                .anyMatch(text::contains);
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
