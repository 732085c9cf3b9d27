package io.pointsman.actions.shift;

import io.pointsman.release.ReleaseRecords;

/** Everything outside that a shift asks. */
record Ports(Aliases aliases, Deployments deployments, Places places, ReleaseRecords records) {}
