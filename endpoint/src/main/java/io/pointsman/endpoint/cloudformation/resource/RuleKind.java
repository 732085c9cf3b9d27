package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code AWS::Events::Rule}: the rule and its targets. The endpoint has the default bus alone, so that a rule of another one is made
 * and rests, as its bus does.
 */
final class RuleKind implements Kind {
    private static final int NAME = 64;

    @Override
    public Work create(Wish wish) {
        if (isOfAnotherBus(wish)) {
            return new Work.Done(InertNames.made(wish));
        }
        String name = wish.name("Name", NAME);
        put(wish, name);
        Made made = new Made(name, Map.of("Arn", wish.world().arn("events", "rule/" + name)), wish.properties());
        return new Work.Done(made);
    }

    @Override
    public Work update(Wish wish, Made made) {
        if (isOfAnotherBus(wish)) {
            return new Work.Done(made.updated(wish));
        }
        removeTargets(wish, made, targetIds(wish.properties()));
        put(wish, made.physicalId());
        return new Work.Done(made.updated(wish));
    }

    private static boolean isOfAnotherBus(Wish wish) {
        return wish.text("EventBusName")
                .filter(bus -> !bus.equals("default") && !bus.endsWith(":event-bus/default"))
                .isPresent();
    }

    private static void put(Wish wish, String name) {
        Map<String, Object> rule = new LinkedHashMap<>(wish.properties());
        rule.remove("Targets");
        rule.remove("Tags");
        rule.computeIfPresent("EventPattern", (key, pattern) -> Members.text(pattern));
        wish.call("events", "PutRule", Members.plain(rule).with("Name", name));
        List<JsonObject> targets = targets(wish.properties()).stream()
                .map(target -> Members.plain(Values.map((Map<?, ?>) target)))
                .toList();
        if (!targets.isEmpty()) {
            wish.call("events", "PutTargets", JsonObject.of("Rule", name, "Targets", targets));
        }
    }

    private static List<?> targets(Map<String, Object> properties) {
        return Values.at(properties, "Targets").map(Values::list).orElse(List.of());
    }

    private static List<String> targetIds(Map<String, Object> properties) {
        return targets(properties).stream()
                .flatMap(target -> Values.textAt((Map<?, ?>) target, "Id").stream())
                .toList();
    }

    private static void removeTargets(Wish wish, Made made, List<String> kept) {
        List<String> ids = targetIds(made.properties()).stream()
                .filter(id -> !kept.contains(id))
                .toList();
        if (!ids.isEmpty()) {
            wish.call("events", "RemoveTargets", JsonObject.of("Rule", made.physicalId(), "Ids", ids));
        }
    }

    @Override
    public Work delete(Wish wish, Made made) {
        Gone.unless(() -> removeTargets(wish, made, List.of()));
        Gone.unless(() -> wish.call("events", "DeleteRule", JsonObject.of("Name", made.physicalId())));
        return new Work.Done(made);
    }
}
