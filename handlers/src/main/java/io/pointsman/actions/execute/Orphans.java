package io.pointsman.actions.execute;

import io.pointsman.actions.execute.Executions.Mark;
import io.pointsman.release.record.OrphanedVersions.OrphanedVersion;
import java.util.List;

/** Versions that belong to no stack. The call may be repeated. */
interface Orphans {
    /**
     * Versions that stood in the way of an operation which ended badly, or that CloudFormation kept when it took the operation back: those
     * of them that Lambda still has, that the stack does not have, and that no alias leads to, by its version or by a weight.
     *
     * @param stack the stack's ARN
     */
    List<OrphanedVersion> of(String stack, Mark mark);
}
