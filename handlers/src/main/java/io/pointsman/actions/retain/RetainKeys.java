package io.pointsman.actions.retain;

import io.pointsman.release.FunctionSelection;
import io.pointsman.runtime.AliasKeys;
import io.pointsman.settings.Key;
import io.pointsman.settings.Kind;
import java.util.List;
import java.util.Optional;

/** The keys of {@code retain}. */
final class RetainKeys {
    static final Key<Integer> KEEP = Key.of("Keep", Kind.number(1, 100), "how many releases stay, on each alias")
            .or(10);

    static final Key<Boolean> DRY_RUN =
            Key.flag("DryRun", true, "only say what would be deleted, and how many bytes that frees");

    static final Key<FunctionSelection> FUNCTIONS =
            AliasKeys.selected("the functions to look at; by default all of the stack");

    static final Key<Optional<String>> APPLICATION = Key.matching(
                    "Application",
                    "[A-Za-z0-9+=,.@_-]{1,100}",
                    "a name of at most 100 letters, digits and +=,.@_-",
                    "the CodeDeploy application of shift; pointsman-<StackName> by default")
            .optional();

    static final List<Key<?>> ALL = List.of(KEEP, DRY_RUN, FUNCTIONS, APPLICATION);

    private RetainKeys() {}
}
