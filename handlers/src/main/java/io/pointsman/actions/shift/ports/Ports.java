package io.pointsman.actions.shift.ports;

import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.runtime.StackFunctions;
import java.time.InstantSource;

/**
 * Everything outside that a shift asks.
 *
 * @param stacks what CloudFormation says that a stack holds
 */
public record Ports(
        StackFunctions stacks,
        Aliases aliases,
        Deployments deployments,
        CodeDeployGroups groups,
        FirstHooks hooks,
        Alarms alarms,
        VersionWatch watch,
        ReleaseRecords records,
        InstantSource clock) {}
