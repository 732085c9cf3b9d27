package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.encoding.Hash;
import io.pointsman.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where code can be fetched: a presigned link to a copy of it in a bucket of Lambda's own, good for ten minutes. There is none
 * while no server listens, for nobody could follow it.
 */
final class Downloads {
    private static final Duration VALID = Duration.ofMinutes(10);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final World world;
    private final Map<String, Instant> until = new HashMap<>();

    Downloads(World world) {
        this.world = world;
    }

    /** @param name of the function, which the link shows */
    Optional<String> ofFunction(String name, Code code) {
        return link("tasks", name, code);
    }

    Optional<String> ofLayer(String name, Code code) {
        return link("layers", name, code);
    }

    private Optional<String> link(String kind, String name, Code code) {
        Optional<URI> server = world.services().containsKey("s3") ? world.address() : Optional.empty();
        return server.map(uri -> {
            String bucket = "awslambda-" + world.region() + "-" + kind;
            String key = "snapshots/" + world.account() + "/" + name + "-" + Hash.SHA_256.hex(code.sha256());
            keep(bucket, key, code);
            return uri + "/" + bucket + "/" + key + "?" + query(key);
        });
    }

    private void keep(String bucket, String key, Code code) {
        Instant end = world.clock().instant().plus(VALID);
        if (until.put(bucket + "/" + key, end) == null) {
            JsonObject place = JsonObject.of("Bucket", bucket);
            if (!until.containsKey(bucket)) {
                until.put(bucket, Instant.MAX);
                world.call("s3", "CreateBucket", region(place));
            }
            world.call("s3", "PutObject", place.with("Key", key).with("Body", (Object) code.zip()));
            world.clock().after(VALID, () -> end(bucket, key));
        }
    }

    private JsonObject region(JsonObject place) {
        return world.region().equals("us-east-1")
                ? place
                : place.with("CreateBucketConfiguration", JsonObject.of("LocationConstraint", world.region()));
    }

    /** The copy goes with the last link to it. */
    private void end(String bucket, String key) {
        Instant end = until.getOrDefault(bucket + "/" + key, Instant.MIN);
        Duration left = Duration.between(world.clock().instant(), end);
        if (left.isPositive()) {
            world.clock().after(left, () -> end(bucket, key));
            return;
        }
        until.remove(bucket + "/" + key);
        world.call("s3", "DeleteObject", JsonObject.of("Bucket", bucket, "Key", key));
    }

    /** In the form of a signed link; the endpoint checks its time and no signature. */
    private String query(String key) {
        String now = TIME.format(world.clock().instant());
        String signer = "ASIA" + Hash.SHA_256.hex(key).substring(0, 16).toUpperCase(Locale.ROOT);
        world.identities().account(signer, world.account());
        String scope = signer + "%2F" + now.substring(0, 8) + "%2F" + world.region() + "%2Fs3%2Faws4_request";
        return "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=" + now + "&X-Amz-SignedHeaders=host&X-Amz-Expires="
                + VALID.toSeconds() + "&X-Amz-Credential=" + scope + "&X-Amz-Signature="
                + Hash.SHA_256.hex(scope + now);
    }
}
