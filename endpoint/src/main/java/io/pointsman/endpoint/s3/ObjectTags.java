package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.encoding.Percent;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The tags of objects: kept and given back. */
final class ObjectTags {
    private final Buckets buckets;
    private final ObjectReads reads;

    ObjectTags(Buckets buckets, ObjectReads reads) {
        this.buckets = buckets;
        this.reads = reads;
    }

    /** As a header has them: {@code a=1&b=2}, percent-encoded. */
    static List<JsonObject> read(String header) {
        List<JsonObject> tags = new ArrayList<>();
        for (String pair : header.split("&", 0)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                tags.add(JsonObject.of(
                        "Key",
                        Percent.form(pair.substring(0, equals)),
                        "Value",
                        Percent.form(pair.substring(equals + 1))));
            }
        }
        return List.copyOf(tags);
    }

    JsonObject get(JsonObject input, Caller caller) {
        return JsonObject.of("TagSet", object(input).attributes().objects("TagSet"));
    }

    JsonObject put(JsonObject input, Caller caller) {
        return set(input, input.objectOrEmpty("Tagging").objects("TagSet"));
    }

    JsonObject delete(JsonObject input, Caller caller) {
        return set(input, List.of());
    }

    private JsonObject set(JsonObject input, List<JsonObject> tags) {
        StoredObject object = object(input);
        StoredObject changed = object.with(object.attributes().with("TagSet", tags));
        buckets.of(input).replace(input.needText("Key"), object, changed);
        return JsonObject.empty();
    }

    private StoredObject object(JsonObject input) {
        return reads.find(buckets.of(input), input.needText("Key"), input.text("VersionId"));
    }
}
