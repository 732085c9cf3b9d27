package io.pointsman.actions.shift.ports;

import io.pointsman.release.record.ReleaseRecords;
import java.time.InstantSource;

/** Everything outside that a shift asks. */
public record Ports(
        Aliases aliases,
        Deployments deployments,
        CodeDeployGroups groups,
        FirstHooks hooks,
        Alarms alarms,
        ReleaseRecords records,
        InstantSource clock) {}
