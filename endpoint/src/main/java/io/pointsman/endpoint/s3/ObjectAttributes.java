package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.Caller;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** GetObjectAttributes: of what is asked for, what the object has. */
final class ObjectAttributes {
    private static final Set<String> NAMES = Set.of("ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize");
    private static final long MOST_PARTS = 1_000;

    private final Buckets buckets;
    private final ObjectReads reads;

    ObjectAttributes(Buckets buckets, ObjectReads reads) {
        this.buckets = buckets;
        this.reads = reads;
    }

    JsonObject get(JsonObject input, Caller caller) {
        Set<String> asked = asked(input);
        Bucket bucket = buckets.of(input);
        StoredObject object = reads.find(bucket, input.needText("Key"), input.text("VersionId"));
        JsonObject answer = JsonObject.of("LastModified", object.modified());
        answer = bucket.versioning() == Bucket.Versioning.OFF ? answer : answer.with("VersionId", object.versionId());
        for (String name : asked) {
            answer = with(answer, name, object, input);
        }
        return answer;
    }

    private static Set<String> asked(JsonObject input) {
        String text = input.text("ObjectAttributes").orElse("");
        List<String> names = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            names.add(name.strip());
        }
        if (!NAMES.containsAll(names)) {
            throw S3Errors.argument("Invalid attribute name specified.", "x-amz-object-attributes", text);
        }
        return Set.copyOf(names);
    }

    private static JsonObject with(JsonObject answer, String name, StoredObject object, JsonObject input) {
        return switch (name) {
            case "ETag" -> answer.with("ETag", object.etag().replace("\"", ""));
            case "StorageClass" ->
                answer.with(
                        "StorageClass", object.attributes().text("StorageClass").orElse("STANDARD"));
            case "ObjectSize" -> answer.with("ObjectSize", object.body().size());
            case "Checksum" -> {
                JsonObject checksums = Attributes.checksums(object);
                yield checksums.members().isEmpty() ? answer : answer.with("Checksum", checksums);
            }
            default -> {
                int count = object.attributes().list(ObjectPart.SIZES).size();
                yield count == 0 ? answer : answer.with("ObjectParts", parts(object, count, input));
            }
        };
    }

    /** The parts themselves are told only of an upload whose parts came with checksums. */
    private static JsonObject parts(StoredObject object, int count, JsonObject input) {
        JsonObject answer = JsonObject.of("PartsCount", count);
        List<JsonObject> all = rows(object);
        if (all.isEmpty()) {
            return answer;
        }
        int after = input.number("PartNumberMarker").orElse(0L).intValue();
        int most = (int) Math.min(MOST_PARTS, input.number("MaxParts").orElse(MOST_PARTS));
        List<JsonObject> rest = all.subList(Math.min(after, count), count);
        List<JsonObject> page = rest.subList(0, Math.min(most, rest.size()));
        return answer.with("PartNumberMarker", after)
                .with("NextPartNumberMarker", after + page.size())
                .with("MaxParts", most)
                .with("IsTruncated", page.size() < rest.size())
                .with("Parts", page);
    }

    private static List<JsonObject> rows(StoredObject object) {
        List<?> sizes = object.attributes().list(ObjectPart.SIZES);
        List<JsonObject> checksums = object.attributes().objects(ObjectPart.CHECKSUMS);
        List<JsonObject> rows = new ArrayList<>();
        for (int i = 0; i < checksums.size(); i++) {
            rows.add(Attributes.with(JsonObject.of("PartNumber", i + 1, "Size", sizes.get(i)), checksums.get(i)));
        }
        return rows;
    }
}
