package io.pointsman.template;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a value shall say: one location, or a choice of two by a condition that only the deployment knows. */
sealed interface Wanted {
    record One(CodeSite site) implements Wanted {}

    /** In S3 already, beside something that is not. */
    record Fixed(Location location) implements Wanted {}

    record Choice(String condition, Wanted yes, Wanted no) implements Wanted {}

    /**
     * Another location in each turn of a loop: the text is written once, so a mapping holds them.
     *
     * @param map its name
     * @param variables whose values make its keys, the outermost loop's first
     * @param member what each entry is called where it is one text
     * @param rows key to {@link One} or {@link Fixed}
     */
    record Turns(String map, List<String> variables, String member, Map<String, Wanted> rows) implements Wanted {}

    default List<CodeSite> sites() {
        return switch (this) {
            case Turns turns ->
                turns.rows().values().stream()
                        .flatMap(row -> row.sites().stream())
                        .toList();
            case One(CodeSite site) -> List.of(site);
            case Fixed ignored -> List.of();
            case Choice(var ignored, Wanted yes, Wanted no) -> both(yes.sites(), no.sites());
        };
    }

    default List<Location> locations(Function<CodeSite, Location> places) {
        return switch (this) {
            case Turns turns ->
                turns.rows().values().stream()
                        .flatMap(row -> row.locations(places).stream())
                        .toList();
            case One(CodeSite site) -> List.of(places.apply(site));
            case Fixed(Location location) -> List.of(location);
            case Choice(var ignored, Wanted yes, Wanted no) -> both(yes.locations(places), no.locations(places));
        };
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
