package io.pointsman.actions.publish;

import io.pointsman.release.FunctionSelection;
import io.pointsman.runtime.AliasKeys;
import io.pointsman.runtime.OnDrift;
import io.pointsman.settings.Key;
import java.util.List;
import java.util.Optional;

/** The keys of {@code publish}. */
final class PublishKeys {
    static final Key<FunctionSelection> FUNCTIONS =
            AliasKeys.selected("the functions that belong to the release; by default all of the stack");

    static final Key<Optional<String>> DESCRIPTION = Key.matching(
                    "Description",
                    "[\\s\\S]{1,256}",
                    "text of at most 256 characters",
                    "description of the published versions; by default the stack's name, the run and the commit")
            .optional()
            .ofArtifact();

    static final List<Key<?>> ALL = List.of(FUNCTIONS, DESCRIPTION, OnDrift.KEY);

    private static final int LONGEST = 256;

    private PublishKeys() {}

    /** As much of a description as Lambda takes. */
    static String cut(String description) {
        if (description.length() <= LONGEST) {
            return description;
        }
        boolean splitsOne = Character.isHighSurrogate(description.charAt(LONGEST - 1));
        return description.substring(0, splitsOne ? LONGEST - 1 : LONGEST);
    }
}
