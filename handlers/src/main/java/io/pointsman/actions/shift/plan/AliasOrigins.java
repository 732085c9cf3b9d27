package io.pointsman.actions.shift.plan;

import io.pointsman.actions.shift.attempt.ShiftAttempts;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.ReleaseIndex;
import io.pointsman.release.record.ReleaseRecord;
import io.pointsman.release.record.ShiftedFunction;
import io.pointsman.release.record.TemplateAliases;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who brought an alias to where it stands, when it was no shift of this stack: the template, in this release's stack operation, or
 * somebody by hand. An alias that no release has arrived on before is nobody's.
 */
final class AliasOrigins {
    private final TemplateAliases template;
    private final Optional<Attempt> last;
    private final ShiftAttempts attempts;
    private @Nullable ReleaseIndex index;

    /** @param record the release record of this run */
    AliasOrigins(ShiftAttempts attempts, ReleaseRecord record) {
        this.template = record.aliases();
        this.last = attempts.find(record);
        this.attempts = attempts;
    }

    /** Whether this release's stack operation made the alias, which customers can call since then. */
    boolean isMadeByStack(String function, String alias) {
        return template.hasCreated(function, alias);
    }

    /** How an alias came to its version, where neither a release before nor this one moved it there; empty: it stayed. */
    Optional<String> movedBy(String id, PublishedVersion version, String alias) {
        if (movedByThisRelease(id, version)) {
            return Optional.empty();
        }
        if (template.hasMoved(version.function(), alias, version.version())) {
            return Optional.of("moved by the template");
        }
        return before(id, alias)
                .filter(known -> !known.equals(version.version()))
                .map(known -> "moved by hand");
    }

    private Optional<String> before(String id, String alias) {
        return index().current(alias)
                .flatMap(entry ->
                        Optional.ofNullable(entry.versions().functions().get(id)))
                .map(PublishedVersion::version);
    }

    /** Read once, for the functions that need it; several are planned at once. */
    private synchronized ReleaseIndex index() {
        ReleaseIndex known = index == null ? attempts.index() : index;
        index = known;
        return known;
    }

    /** An earlier attempt of this release that kept what arrived. */
    private boolean movedByThisRelease(String id, PublishedVersion version) {
        return last.flatMap(attempt -> attempt.function(id))
                .filter(function -> function.target().equals(version.version()))
                .filter(function -> function.is(Phase.CREATED)
                        || (function instanceof ShiftedFunction shift
                                && shift.deploymentId().isPresent()))
                .isPresent();
    }
}
