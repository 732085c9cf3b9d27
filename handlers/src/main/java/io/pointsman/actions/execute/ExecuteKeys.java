package io.pointsman.actions.execute;

import io.pointsman.runtime.AliasKeys;
import io.pointsman.runtime.OnDrift;
import io.pointsman.settings.Key;
import io.pointsman.settings.Kind;
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

    static final Key<GateScope> GATE = Key.of(
                    "Gate",
                    Kind.oneOf(GateScope.class),
                    "what an object gates/STACK in the release bucket holds: the whole release, or traffic alone, by"
                            + " the gate hook")
            .or(GateScope.RELEASE);

    static final List<Key<?>> ALL =
            List.of(CHANGE_SET_DIGEST, DISABLE_ROLLBACK, GATE, AliasKeys.FUNCTIONS, OnDrift.KEY);

    private ExecuteKeys() {}
}
