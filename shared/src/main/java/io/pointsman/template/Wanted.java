package io.pointsman.template;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a value shall say: one location, or a choice of two by a condition that only the deployment knows. */
sealed interface Wanted {
    record One(CodeSite site) implements Wanted {}

    /** In S3 already, beside something that is not. */
    record Fixed(Location location) implements Wanted {}

    record Choice(String condition, Wanted yes, Wanted no) implements Wanted {}

    default List<CodeSite> sites() {
        return switch (this) {
            case One(CodeSite site) -> List.of(site);
            case Fixed ignored -> List.of();
            case Choice(var ignored, Wanted yes, Wanted no) -> both(yes.sites(), no.sites());
        };
    }

    default List<Location> locations(Function<CodeSite, Location> places) {
        return switch (this) {
            case One(CodeSite site) -> List.of(places.apply(site));
            case Fixed(Location location) -> List.of(location);
            case Choice(var ignored, Wanted yes, Wanted no) -> both(yes.locations(places), no.locations(places));
        };
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
