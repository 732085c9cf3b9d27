package io.pointsman.actions.changeset.beside;

import io.pointsman.review.Change;
import io.pointsman.review.code.PackageDiff;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Compares the package of a function with the one that it has now, for people: what cannot be compared is said so and stops nothing. */
@FunctionalInterface
public interface PackagesBeside {
    /**
     * For one review.
     *
     * @param mask takes secret values out of a line
     * @return empty where there are no two packages to compare
     */
    Function<Change, Optional<PackageDiff>> comparing(UnaryOperator<String> mask);
}
