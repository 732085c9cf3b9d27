package io.pointsman.endpoint.codedeploy;

import io.pointsman.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which deployments {@code ListDeployments} is asked for. Application and group go together: one needs the other. */
record DeploymentQuery(
        Optional<Group> group, List<String> statuses, Optional<BigDecimal> since, Optional<BigDecimal> until) {
    private static final Set<String> STATUSES =
            Set.of("Created", "Queued", "InProgress", "Baking", "Succeeded", "Failed", "Stopped", "Ready");

    static DeploymentQuery of(JsonObject input, Applications applications) {
        boolean named = input.has("applicationName") || input.has("deploymentGroupName");
        Optional<Group> group = named ? Optional.of(applications.group(input)) : Optional.empty();
        List<String> statuses = input.texts("includeOnlyStatuses");
        if (!STATUSES.containsAll(statuses)) {
            throw Refused.as("InvalidDeploymentStatusException", "The statuses must be out of " + STATUSES);
        }
        JsonObject range = input.objectOrEmpty("createTimeRange");
        Optional<BigDecimal> since = range.decimal("start");
        Optional<BigDecimal> until = range.decimal("end");
        if (since.isPresent() && until.isPresent() && since.get().compareTo(until.get()) > 0) {
            throw Refused.as("InvalidTimeRangeException", "The time range ends before it starts");
        }
        return new DeploymentQuery(group, statuses, since, until);
    }

    boolean takes(Deployment deployment) {
        BigDecimal created = seconds(deployment.order().created());
        return group.map(only -> only == deployment.order().group()).orElse(true)
                && (statuses.isEmpty() || statuses.contains(deployment.status().said()))
                && since.map(start -> start.compareTo(created) <= 0).orElse(true)
                && until.map(end -> end.compareTo(created) >= 0).orElse(true);
    }

    private static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli()).movePointLeft(3);
    }
}
