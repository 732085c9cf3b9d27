package io.pointsman.runtime;

import io.pointsman.engine.Unavailable;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.function.Supplier;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** {@link Announcements} on the account's default event bus. */
final class SdkAnnouncements implements Announcements {
    private static final String SOURCE = "pointsman";

    private final Supplier<EventBridgeClient> events;

    SdkAnnouncements(Supplier<EventBridgeClient> events) {
        this.events = events;
    }

    @Override
    public void announce(ReleaseEvent end, JsonObject detail) {
        PutEventsResponse response = SdkTrouble.asking(
                "events:PutEvents of " + end.detailType(),
                () -> events.get().putEvents(put -> put.entries(entry(end, detail))));
        if (response.failedEntryCount() > 0) {
            throw new Unavailable("events:PutEvents of " + end.detailType() + ": "
                    + response.entries().getFirst().errorMessage());
        }
    }

    private static PutEventsRequestEntry entry(ReleaseEvent end, JsonObject detail) {
        return PutEventsRequestEntry.builder()
                .source(SOURCE)
                .detailType(end.detailType())
                .detail(Json.text(detail))
                .build();
    }
}
