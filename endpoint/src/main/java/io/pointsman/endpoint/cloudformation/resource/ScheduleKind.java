package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::Scheduler::Schedule}: {@code Ref} gives its name. */
final class ScheduleKind implements Kind {
    private static final int NAME = 64;

    @Override
    public Work create(Wish wish) {
        String name = wish.name("Name", NAME);
        String arn = wish.call("scheduler", "CreateSchedule", input(wish, name)).needText("ScheduleArn");
        return new Work.Done(new Made(name, Map.of("Arn", arn), wish.properties()));
    }

    private static JsonObject input(Wish wish, String name) {
        return Members.plain(wish.properties()).with("Name", name);
    }

    @Override
    public Work update(Wish wish, Made made) {
        wish.call("scheduler", "UpdateSchedule", input(wish, made.physicalId()));
        return new Work.Done(made.updated(wish));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        Optional<String> group = Values.textAt(made.properties(), "GroupName");
        JsonObject which = JsonObject.of("Name", made.physicalId()).with("GroupName", group);
        Gone.unless(() -> wish.call("scheduler", "DeleteSchedule", which));
        return new Work.Done(made);
    }
}
