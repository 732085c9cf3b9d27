package io.pointsman.actions.shift;

import io.pointsman.release.record.ReleaseRecords;
import java.time.InstantSource;

/** Everything outside that a shift asks. */
record Ports(
        Aliases aliases,
        Deployments deployments,
        CodeDeployGroups groups,
        FirstHooks hooks,
        Alarms alarms,
        ReleaseRecords records,
        InstantSource clock) {}
