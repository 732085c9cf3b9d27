package io.pointsman.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FunctionNoticeTest {
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:start";

    private final World world =
            new World("000000000000", "us-east-1", EndpointClock.stopped(Instant.parse("2026-01-01T00:00:00Z")));
    private final List<JsonObject> invoked = new ArrayList<>();

    /** Lambda, on paper. */
    private final class Noting implements Service {
        @Override
        public String signingName() {
            return "lambda";
        }

        @Override
        public Protocol protocol() {
            return Protocol.LAMBDA_REST;
        }

        @Override
        public Map<String, Operation> operations() {
            return Map.of("Invoke", (input, caller) -> {
                assertEquals(ARN, input.needText("FunctionName"));
                assertEquals("Event", input.needText("InvocationType"));
                String event = new String(input.bytes("Payload").orElseThrow(), StandardCharsets.UTF_8);
                invoked.addAll(Json.object(event).objects("Records"));
                return JsonObject.of("StatusCode", 202L);
            });
        }
    }

    @BeforeEach
    void bucket() {
        world.add(new S3Service(world));
        world.add(new Noting());
        call("CreateBucket", JsonObject.of("Bucket", "sources"));
        JsonObject enabled = JsonObject.of("Status", "Enabled");
        call("PutBucketVersioning", JsonObject.of("Bucket", "sources", "VersioningConfiguration", enabled));
        JsonObject rule = JsonObject.of("Name", "prefix", "Value", "builds/web/");
        JsonObject notice = JsonObject.of("LambdaFunctionArn", ARN, "Events", List.of("s3:ObjectCreated:*"))
                .with("Filter", JsonObject.of("Key", JsonObject.of("FilterRules", List.of(rule))));
        JsonObject configuration = JsonObject.of("LambdaFunctionConfigurations", List.of(notice));
        call(
                "PutBucketNotificationConfiguration",
                JsonObject.of("Bucket", "sources", "NotificationConfiguration", configuration));
    }

    private JsonObject call(String operation, JsonObject input) {
        return world.call("s3", operation, input);
    }

    private String upload(String key) {
        return call("PutObject", JsonObject.of("Bucket", "sources", "Key", key, "Body", new byte[3]))
                .needText("VersionId");
    }

    @Test
    void a_function_hears_of_an_upload_below_its_prefix_as_s3_tells_it() {
        String version = upload("builds/web/app 1+2.zip");
        JsonObject record = invoked.getFirst();
        assertEquals("ObjectCreated:Put", record.needText("eventName"));
        JsonObject object = record.objectOrEmpty("s3").objectOrEmpty("object");
        assertEquals("builds/web/app+1%2B2.zip", object.needText("key"));
        assertEquals(version, object.needText("versionId"));
        assertEquals(
                "sources", record.objectOrEmpty("s3").objectOrEmpty("bucket").needText("name"));
    }

    @Test
    void it_hears_nothing_of_other_keys_and_of_deletions() {
        upload("elsewhere/app.zip");
        call("DeleteObject", JsonObject.of("Bucket", "sources", "Key", "builds/web/app.zip"));
        assertEquals(List.of(), invoked);
    }

    @Test
    void a_configuration_without_it_ends_it() {
        call(
                "PutBucketNotificationConfiguration",
                JsonObject.of("Bucket", "sources", "NotificationConfiguration", JsonObject.empty()));
        upload("builds/web/app.zip");
        assertEquals(List.of(), invoked);
    }
}
