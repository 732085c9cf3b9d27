package io.pointsman.release;

import java.util.Optional;

/** What has to happen to one alias, so that it rests on a target version. The release is a vector of these. */
public sealed interface Move {
    /** It rests there already. */
    record Stay(String target) implements Move {}

    /** There is no alias yet, hence no traffic to shift. */
    record Create(String target) implements Move {}

    record Shift(String current, String target) implements Move {}

    /** A shift broke off, or somebody else's is under way: CodeDeploy refuses such an alias. */
    record Astride(AliasState alias) implements Move {}

    static Move of(Optional<AliasState> alias, String target) {
        return alias.map(state -> of(state, target)).orElseGet(() -> new Create(target));
    }

    private static Move of(AliasState alias, String target) {
        if (alias.second().isPresent()) {
            return new Astride(alias);
        }
        return alias.restsOn(target) ? new Stay(target) : new Shift(alias.version(), target);
    }
}
