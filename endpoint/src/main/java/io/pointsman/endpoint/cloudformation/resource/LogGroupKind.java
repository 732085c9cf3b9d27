package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::Logs::LogGroup}. */
final class LogGroupKind implements Kind {
    private static final int NAME = 512;

    @Override
    public Work create(Wish wish) {
        String name = wish.name("LogGroupName", NAME);
        JsonObject group = JsonObject.of("logGroupName", name);
        wish.call("logs", "CreateLogGroup", group.with("tags", wish.allTags()));
        retention(wish, group, Map.of());
        String arn = wish.world().arn("logs", "log-group:" + name + ":*");
        return new Work.Done(new Made(name, Map.of("Arn", arn), wish.properties()));
    }

    @Override
    public Work update(Wish wish, Made made) {
        JsonObject group = JsonObject.of("logGroupName", made.physicalId());
        retention(wish, group, made.properties());
        String arn = wish.world().arn("logs", "log-group:" + made.physicalId());
        wish.call("logs", "TagResource", JsonObject.of("resourceArn", arn, "tags", wish.allTags()));
        return new Work.Done(made.updated(wish));
    }

    private static void retention(Wish wish, JsonObject group, Map<String, Object> before) {
        Optional<String> days = wish.text("RetentionInDays");
        if (days.equals(Values.textAt(before, "RetentionInDays"))) {
            return;
        }
        days.map(Long::valueOf)
                .ifPresentOrElse(
                        number -> wish.call("logs", "PutRetentionPolicy", group.with("retentionInDays", number)),
                        () -> wish.call("logs", "DeleteRetentionPolicy", group));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        Gone.unless(() -> wish.call("logs", "DeleteLogGroup", JsonObject.of("logGroupName", made.physicalId())));
        return new Work.Done(made);
    }
}
