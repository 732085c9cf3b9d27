package io.pointsman.alias;

import io.pointsman.digest.Sha256;
import java.util.Set;

/**
 * Pins for functions whose alias has no version resource yet. The same seed gives the same one, so that a repetition writes the same
 * template; one that was seen is never given again, because Lambda makes no second version of what equals the last one.
 *
 * @param seed of one attempt to make one change set
 * @param versions logical ids of version resources that are or were there
 * @param pins values that earlier attempts were given
 */
public record FreshPin(String seed, Set<String> versions, Set<String> pins) {
    /** As many as SAM takes of a value. */
    static final int LENGTH = 10;

    String of(String function) {
        for (int turn = 0; ; turn++) {
            String value = Sha256.hex(seed + "\n" + function + "\n" + turn).substring(0, LENGTH);
            if (!pins.contains(value) && versions.stream().noneMatch(id -> id.endsWith(value))) {
                return value;
            }
        }
    }
}
