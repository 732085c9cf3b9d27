package io.pointsman.endpoint.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two endpoints that go on from one moment know nothing of each other. */
final class MomentTest {
    private static final Instant BEGIN = Instant.parse("2026-10-01T12:00:00Z");

    private static Endpoint fresh() {
        return Endpoint.of("123456789012", "us-east-1", EndpointClock.stopped(BEGIN));
    }

    private static void bucket(World world, String name) {
        world.call("s3", "CreateBucket", JsonObject.of("Bucket", name));
    }

    private static List<String> buckets(World world) {
        return world.call("s3", "ListBuckets", JsonObject.empty()).objects("Buckets").stream()
                .map(bucket -> bucket.needText("Name"))
                .toList();
    }

    @Test
    void each_goes_on_alone_from_the_same_state_and_the_same_time() {
        try (Endpoint first = fresh();
                Endpoint one = fresh();
                Endpoint other = fresh()) {
            Moment.Stage stage = new Moment.Stage(first.world());
            Moment.Stage ofOne = new Moment.Stage(one.world());
            Moment.Stage ofOther = new Moment.Stage(other.world());
            bucket(first.world(), "before");
            first.world().clock().advance(Duration.ofHours(1));
            Moment moment = stage.now();
            bucket(first.world(), "later");
            first.world().clock().advance(Duration.ofHours(1));

            ofOne.goOnFrom(moment);
            ofOther.goOnFrom(moment);
            bucket(one.world(), "mine");

            assertEquals(List.of("before", "later"), buckets(first.world()));
            assertEquals(List.of("before", "mine"), buckets(one.world()));
            assertEquals(List.of("before"), buckets(other.world()));
            assertEquals(BEGIN.plus(Duration.ofHours(1)), other.world().clock().instant());
        }
    }
}
