package io.pointsman.actions.shift.settings;

import io.pointsman.runtime.AliasKeys;
import io.pointsman.settings.Kind;

/** What the values may be that hold for all functions or for one. */
final class ShiftKinds {
    static final Kind<String> ALIAS = AliasKeys.NAME;

    static final Kind<String> CONFIG =
            Kind.matching("[A-Za-z0-9+=,.@_-]{1,100}", "the name of a deployment configuration for Lambda");

    static final Kind<Integer> CALLS = Kind.number(1, 1_000_000);

    private ShiftKinds() {}
}
