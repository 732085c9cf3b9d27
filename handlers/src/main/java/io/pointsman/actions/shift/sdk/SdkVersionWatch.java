package io.pointsman.actions.shift.sdk;

import io.pointsman.actions.shift.ports.VersionAlarm;
import io.pointsman.actions.shift.ports.VersionWatch;
import io.pointsman.runtime.SdkTrouble;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** {@link VersionWatch} by the CloudWatch API. */
public final class SdkVersionWatch implements VersionWatch {
    /** DeleteAlarms takes no more names. */
    private static final int MOST_NAMES = 100;

    /** GetMetricData takes no more queries. */
    private static final int MOST_QUERIES = 500;

    private static final int MINUTE = 60;

    private final Supplier<CloudWatchClient> cloudWatch;

    /** @param cloudWatch made when there is something to watch */
    public SdkVersionWatch(Supplier<CloudWatchClient> cloudWatch) {
        this.cloudWatch = cloudWatch;
    }

    @Override
    public void put(VersionAlarm alarm) {
        SdkTrouble.telling(
                "cloudwatch:PutMetricAlarm " + alarm.name(),
                () -> cloudWatch
                        .get()
                        .putMetricAlarm(put -> put.alarmName(alarm.name())
                                .alarmDescription(alarm.description())
                                .metrics(queries(alarm))
                                .threshold(0.0)
                                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                                .datapointsToAlarm(alarm.datapoints())
                                .evaluationPeriods(alarm.periods())
                                .treatMissingData("notBreaching")));
    }

    private static List<MetricDataQuery> queries(VersionAlarm alarm) {
        List<MetricDataQuery> queries = new ArrayList<>();
        alarm.metrics().forEach(metric -> queries.add(query(metric, alarm.seconds())));
        alarm.formulas()
                .forEach(formula -> queries.add(MetricDataQuery.builder()
                        .id(formula.id())
                        .label(formula.label())
                        .expression(formula.expression())
                        .returnData(formula.equals(alarm.formulas().getLast()))
                        .build()));
        return queries;
    }

    private static MetricDataQuery query(VersionAlarm.Metric metric, int seconds) {
        return MetricDataQuery.builder()
                .id(metric.id())
                .returnData(false)
                .metricStat(stat -> stat.metric(it -> it.namespace("AWS/Lambda")
                                .metricName(metric.name())
                                .dimensions(dimensions(metric.of())))
                        .period(seconds)
                        .stat(metric.statistic()))
                .build();
    }

    /** Of one version, as far as it was called through the alias. */
    private static List<Dimension> dimensions(Version version) {
        return List.of(
                dimension("FunctionName", version.function()),
                dimension("Resource", version.function() + ":" + version.alias()),
                dimension("ExecutedVersion", version.number()));
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    @Override
    public List<Made> made(String prefix) {
        return SdkTrouble.asking(
                "cloudwatch:DescribeAlarms of " + prefix,
                () -> cloudWatch
                        .get()
                        .describeAlarmsPaginator(
                                ask -> ask.alarmNamePrefix(prefix).alarmTypes(AlarmType.METRIC_ALARM))
                        .stream()
                        .flatMap(page -> page.metricAlarms().stream())
                        .map(SdkVersionWatch::made)
                        .toList());
    }

    private static Made made(MetricAlarm alarm) {
        return new Made(
                alarm.alarmName(), alarm.stateValue() == StateValue.ALARM, alarm.alarmConfigurationUpdatedTimestamp());
    }

    @Override
    public void quiet(String alarm) {
        SdkTrouble.telling(
                "cloudwatch:SetAlarmState " + alarm,
                () -> cloudWatch
                        .get()
                        .setAlarmState(set -> set.alarmName(alarm)
                                .stateValue(StateValue.OK)
                                .stateReason("it rang for an earlier shift")));
    }

    /** Where one is not there, CloudWatch may delete none of those that it was told with. */
    @Override
    public void delete(Collection<String> alarms) {
        chunks(new TreeSet<>(alarms), MOST_NAMES).forEach(some -> {
            String what = "cloudwatch:DeleteAlarms " + String.join(", ", some);
            SdkTrouble.telling(what, () -> {
                try {
                    cloudWatch.get().deleteAlarms(delete -> delete.alarmNames(some));
                } catch (ResourceNotFoundException e) {
                    some.forEach(this::deleteOne);
                }
            });
        });
    }

    private void deleteOne(String alarm) {
        try {
            cloudWatch.get().deleteAlarms(delete -> delete.alarmNames(alarm));
        } catch (ResourceNotFoundException e) {
            // somebody else has deleted it: there is nothing to delete
        }
    }

    @Override
    public Map<Version, Long> calls(Collection<Version> versions, Instant since, Instant now) {
        Map<Version, Long> calls = new HashMap<>();
        for (List<Version> some : chunks(versions, MOST_QUERIES)) {
            List<MetricDataQuery> queries = new ArrayList<>();
            for (int i = 0; i < some.size(); i++) {
                VersionAlarm.Metric metric = new VersionAlarm.Metric("m" + i, "Invocations", "Sum", some.get(i));
                queries.add(query(metric, MINUTE).toBuilder().returnData(true).build());
            }
            read(queries, since, now)
                    .forEach((id, count) -> calls.put(some.get(Integer.parseInt(id.substring(1))), count));
        }
        return calls;
    }

    private Map<String, Long> read(List<MetricDataQuery> queries, Instant since, Instant now) {
        Map<String, Long> counts = new HashMap<>();
        SdkTrouble.asking(
                        "cloudwatch:GetMetricData",
                        () -> cloudWatch
                                .get()
                                .getMetricDataPaginator(get -> get.metricDataQueries(queries)
                                        .startTime(since.truncatedTo(ChronoUnit.MINUTES))
                                        .endTime(now.plus(1, ChronoUnit.MINUTES)))
                                .stream()
                                .flatMap(page -> page.metricDataResults().stream())
                                .toList())
                .forEach(result -> counts.merge(
                        result.id(),
                        Math.round(result.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum()),
                        Long::sum));
        return counts;
    }

    private static <T> List<List<T>> chunks(Collection<T> items, int most) {
        List<T> all = List.copyOf(items);
        return Stream.iterate(0, from -> from < all.size(), from -> from + most)
                .map(from -> all.subList(from, Math.min(all.size(), from + most)))
                .toList();
    }
}
