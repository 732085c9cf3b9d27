package io.pointsman.actions.rewrite;

import io.pointsman.artifact.Contents;
import java.util.Optional;
import java.util.function.Function;

/**
 * Why a function moves, or stays, against the release before.
 *
 * @param moves it points elsewhere than before
 */
record Reason(boolean moves, String why) {
    /**
     * @param before the release before; empty for the first of its line
     * @param contents what was in a package, by its digest
     */
    static Reason of(
            String name,
            Item item,
            Places.Placed placed,
            Optional<Standing> before,
            Function<String, Optional<Contents>> contents) {
        if (before.isEmpty()) {
            return new Reason(true, "first release of this line" + also(placed));
        }
        Standing.Target was = before.get().targets().get(name);
        if (was == null) {
            return new Reason(true, "new: the release before did not have it" + also(placed));
        }
        String location = placed.location().toString();
        if (item.hasDigest(was.digest())) {
            return was.location().equals(location)
                    ? new Reason(false, "unchanged since the release before")
                    : new Reason(true, "the same content at another location" + also(placed));
        }
        Optional<String> files =
                item.contents().flatMap(now -> contents.apply(was.digest()).map(now::since));
        return new Reason(true, files.orElse(item.contents().isPresent() ? "its content changed" : "the file changed"));
    }

    private static String also(Places.Placed placed) {
        return placed.why().isEmpty() ? "" : "; " + placed.why();
    }
}
