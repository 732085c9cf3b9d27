package io.pointsman.actions.changeset.beside;

import io.pointsman.review.Change;
import io.pointsman.review.code.PackageDiff;
import io.pointsman.review.code.SecretWords;
import java.util.Optional;
import java.util.function.Function;

/** Compares the package of a function with the one that it has now, for people: what cannot be compared is said so and stops nothing. */
@FunctionalInterface
public interface PackagesBeside {
    /**
     * For one review.
     *
     * @return empty where there are no two packages to compare
     */
    Function<Change, Optional<PackageDiff>> comparing(SecretWords secrets);
}
