package io.pointsman.local.acceptance.ledger;

import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** The log groups whose names begin alike. */
final class LogGroupRemoval {
    private final CloudWatchLogsClient logs;

    LogGroupRemoval(CloudWatchLogsClient logs) {
        this.logs = logs;
    }

    boolean remove(String prefix) {
        List<String> groups =
                logs.describeLogGroupsPaginator(list -> list.logGroupNamePrefix(prefix)).logGroups().stream()
                        .map(LogGroup::logGroupName)
                        .toList();
        groups.forEach(this::removeOne);
        return !groups.isEmpty();
    }

    private void removeOne(String group) {
        try {
            logs.deleteLogGroup(delete -> delete.logGroupName(group));
        } catch (ResourceNotFoundException e) {
            return; // somebody else was faster
        }
    }
}
