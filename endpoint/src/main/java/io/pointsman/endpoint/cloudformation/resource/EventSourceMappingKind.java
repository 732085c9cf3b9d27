package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.endpoint.kept.KeptSupplier;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code AWS::Lambda::EventSourceMapping}. */
final class EventSourceMappingKind implements Kind {
    @Override
    public Work create(Wish wish) {
        JsonObject made =
                wish.call("lambda", "CreateEventSourceMapping", input(wish).with("Tags", wish.allTags()));
        String uuid = made.needText("UUID");
        String arn = made.needText("EventSourceMappingArn");
        Made mapping = new Made(uuid, Map.of("Id", uuid, "EventSourceMappingArn", arn), wish.properties());
        return settled(wish, mapping, () -> new Work.Done(mapping));
    }

    @Override
    public Work update(Wish wish, Made made) {
        JsonObject input = input(wish)
                .with("UUID", made.physicalId())
                .with("EventSourceArn", (Object) null)
                .with("StartingPosition", (Object) null);
        wish.call("lambda", "UpdateEventSourceMapping", input);
        return settled(wish, made, () -> new Work.Done(made.updated(wish)));
    }

    private static JsonObject input(Wish wish) {
        Map<String, Object> properties = new LinkedHashMap<>(wish.properties());
        properties.remove("Tags");
        Map<String, Object> own = Values.mapAt(properties, "SelfManagedEventSource");
        Values.at(Values.mapAt(own, "Endpoints"), "KafkaBootstrapServers")
                .ifPresent(servers -> properties.put(
                        "SelfManagedEventSource", Map.of("Endpoints", Map.of("KAFKA_BOOTSTRAP_SERVERS", servers))));
        return Members.plain(properties);
    }

    private static Work settled(Wish wish, Made made, KeptSupplier<Work> then) {
        String state = wish.call("lambda", "GetEventSourceMapping", uuid(made)).needText("State");
        return state.endsWith("ing") ? new Work.Later(made, () -> settled(wish, made, then)) : then.get();
    }

    @Override
    public Work delete(Wish wish, Made made) {
        Gone.unless(() -> wish.call("lambda", "DeleteEventSourceMapping", uuid(made)));
        return gone(wish, made);
    }

    private static Work gone(Wish wish, Made made) {
        try {
            wish.world().call("lambda", "GetEventSourceMapping", uuid(made));
            return new Work.Later(made, () -> gone(wish, made));
        } catch (AwsError e) {
            if (e.code().equals("ResourceNotFoundException")) {
                return new Work.Done(made);
            }
            throw e;
        }
    }

    private static JsonObject uuid(Made made) {
        return JsonObject.of("UUID", made.physicalId());
    }
}
