package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;

/** {@code AWS::CloudWatch::Alarm}. */
final class AlarmKind implements Kind {
    private static final int NAME = 255;

    @Override
    public Work create(Wish wish) {
        String name = wish.name("AlarmName", NAME);
        put(wish, name);
        Made made = new Made(name, Map.of("Arn", wish.world().arn("cloudwatch", "alarm:" + name)), wish.properties());
        return new Work.Done(made);
    }

    @Override
    public Work update(Wish wish, Made made) {
        put(wish, made.physicalId());
        return new Work.Done(made.updated(wish));
    }

    private static void put(Wish wish, String name) {
        wish.call(
                "monitoring", "PutMetricAlarm", Members.plain(wish.properties()).with("AlarmName", name));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        JsonObject input = JsonObject.of("AlarmNames", List.of(made.physicalId()));
        Gone.unless(() -> wish.call("monitoring", "DeleteAlarms", input));
        return new Work.Done(made);
    }
}
