package io.pointsman.actions.execute;

import io.pointsman.settings.Key;
import java.util.List;
import java.util.Optional;

/** What a user may set for {@code execute}, beside the keys of every action. */
final class ExecuteKeys {
    static final Key<Optional<String>> CHANGE_SET_DIGEST = Key.matching(
                    "ChangeSetDigest",
                    "[0-9a-f]{64}",
                    "64 hex digits, the output variable ChangeSetDigest of changeset",
                    "the digest of the changes that were reviewed; nothing else is executed")
            .optional();

    static final Key<Boolean> DISABLE_ROLLBACK =
            Key.flag("DisableRollback", false, "leave a stack that fails as it is, without rolling it back");

    static final List<Key<?>> ALL = List.of(CHANGE_SET_DIGEST, DISABLE_ROLLBACK);

    private ExecuteKeys() {}
}
