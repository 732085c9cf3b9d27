package io.pointsman.actions.shift.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.paginators.DescribeAlarmsIterable;

/** DescribeAlarms without a name answers with all alarms of the account. */
final class SdkAlarmsTest {
    private final List<List<String>> asked = new ArrayList<>();

    @Test
    void where_there_is_no_alarm_nothing_is_asked() {
        assertEquals(Map.of(), alarms().look(List.of()));
        assertEquals(List.of(), asked);
    }

    @Test
    void a_hundred_alarms_are_asked_for_at_once_and_no_others_after_them() {
        List<String> hundred =
                IntStream.range(100, 200).mapToObj(number -> "alarm-" + number).toList();

        alarms().look(hundred);

        assertEquals(List.of(hundred), asked);
    }

    private SdkAlarms alarms() {
        CloudWatchClient client = Mockito.mock(CloudWatchClient.class);
        Mockito.when(client.describeAlarms(Mockito.any(DescribeAlarmsRequest.class)))
                .thenReturn(DescribeAlarmsResponse.builder().build());
        Mockito.when(client.describeAlarmsPaginator(Mockito.<Consumer<DescribeAlarmsRequest.Builder>>any()))
                .thenAnswer(call -> {
                    Consumer<DescribeAlarmsRequest.Builder> ask = call.getArgument(0);
                    DescribeAlarmsRequest request =
                            DescribeAlarmsRequest.builder().applyMutation(ask).build();
                    asked.add(request.alarmNames());
                    return new DescribeAlarmsIterable(client, request);
                });
        return new SdkAlarms(() -> client);
    }
}
