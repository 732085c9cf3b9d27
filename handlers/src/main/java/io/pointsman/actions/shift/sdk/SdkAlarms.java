package io.pointsman.actions.shift.sdk;

import io.pointsman.actions.shift.ports.Alarms;
import io.pointsman.runtime.SdkTrouble;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** {@link Alarms} by the CloudWatch API. */
public final class SdkAlarms implements Alarms {
    /** DescribeAlarms takes no more names. */
    private static final int BATCH = 100;

    private final Supplier<CloudWatchClient> cloudWatch;

    /** @param cloudWatch made when there is an alarm to look up */
    public SdkAlarms(Supplier<CloudWatchClient> cloudWatch) {
        this.cloudWatch = cloudWatch;
    }

    @Override
    public Map<String, Now> look(Collection<String> names) {
        Map<String, Now> found = new HashMap<>();
        List<String> all = new ArrayList<>(new TreeSet<>(names));
        for (int from = 0; from < all.size(); from += BATCH) {
            List<String> some = all.subList(from, Math.min(all.size(), from + BATCH));
            pages(some).forEach(page -> read(page, found));
        }
        return found;
    }

    /** Without AlarmTypes it answers with metric alarms alone. */
    private List<DescribeAlarmsResponse> pages(List<String> names) {
        return SdkTrouble.asking(
                "cloudwatch:DescribeAlarms of " + String.join(", ", names),
                () -> cloudWatch
                        .get()
                        .describeAlarmsPaginator(ask ->
                                ask.alarmNames(names).alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM))
                        .stream()
                        .toList());
    }

    private static void read(DescribeAlarmsResponse page, Map<String, Now> found) {
        for (MetricAlarm alarm : page.metricAlarms()) {
            found.put(alarm.alarmName(), now(alarm.stateValueAsString(), alarm.stateReason()));
        }
        for (CompositeAlarm alarm : page.compositeAlarms()) {
            found.put(alarm.alarmName(), now(alarm.stateValueAsString(), alarm.stateReason()));
        }
    }

    private static Now now(String state, String reason) {
        boolean ringing = switch (StateValue.fromValue(state)) {
            case ALARM -> true;
            case OK, INSUFFICIENT_DATA -> false;
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("CloudWatch alarm state " + state);
        };
        return new Now(ringing, Objects.toString(reason, ""));
    }

    @Override
    public String region() {
        return cloudWatch.get().serviceClientConfiguration().region().id();
    }
}
