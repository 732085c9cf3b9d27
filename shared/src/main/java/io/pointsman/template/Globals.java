package io.pointsman.template;

import java.util.Optional;

/** What SAM's Globals give to every function. */
final class Globals {
    private final Optional<Cursor> section;

    Globals(Cursor root) {
        this.section = root.get("Globals");
    }

    /** What they give to this function; it may say that it takes nothing, or not all. */
    Optional<Cursor> get(Resource function, String property) {
        return function.type().equals("AWS::Serverless::Function") && !function.ignores(property)
                ? get(property)
                : Optional.empty();
    }

    boolean gives(Resource function, String property) {
        return get(function, property).isPresent();
    }

    /** What they give to the functions. */
    Optional<Cursor> get(String property) {
        return section.flatMap(globals -> globals.get("Function")).flatMap(function -> function.get(property));
    }

    Optional<Resource> of(String type) {
        return section.flatMap(globals -> globals.get(type))
                .map(members ->
                        new Resource("Globals", type, members.place(), members, java.util.List.of(), Optional.empty()));
    }
}
