package io.pointsman.template;

import java.util.Optional;

/** What SAM's Globals give to every function. */
final class Globals {
    private final Optional<Cursor> function;

    Globals(Cursor root) {
        this.function = root.get("Globals").flatMap(globals -> globals.get("Function"));
    }

    boolean gives(String property) {
        return get(property).isPresent();
    }

    Optional<Cursor> get(String property) {
        return function.flatMap(f -> f.get(property));
    }
}
