package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.Caller;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ListObjectsV2, ListObjects and ListObjectVersions. */
final class Listings {
    /** Marks a token as one that a listing gave. */
    private static final String TOKEN = "after ";

    private final Buckets buckets;

    private record Row(String key, StoredObject object, boolean newest) {}

    Listings(Buckets buckets) {
        this.buckets = buckets;
    }

    JsonObject objectsV2(JsonObject input, Caller caller) {
        Optional<String> token = input.text("ContinuationToken");
        String after =
                token.map(Listings::decoded).or(() -> input.text("StartAfter")).orElse("");
        Page<Row> page = current(input, after);
        JsonObject answer = head(input, page)
                .with("KeyCount", page.entries().size() + page.prefixes().size())
                .with("ContinuationToken", token)
                .with("StartAfter", input.text("StartAfter"));
        return page.truncated() ? answer.with("NextContinuationToken", encoded(page.last())) : answer;
    }

    JsonObject objects(JsonObject input, Caller caller) {
        String after = input.text("Marker").orElse("");
        Page<Row> page = current(input, after);
        JsonObject answer = head(input, page).with("Marker", after);
        return page.truncated() ? answer.with("NextMarker", page.last()) : answer;
    }

    private Page<Row> current(JsonObject input, String after) {
        Bucket bucket = buckets.of(input);
        List<Row> rows = bucket.versions().tailMap(after, false).keySet().stream()
                .flatMap(key -> bucket.current(key).map(object -> new Row(key, object, true)).stream())
                .toList();
        return Page.of(Page.Wish.of(input, after), rows, Row::key);
    }

    private static JsonObject head(JsonObject input, Page<Row> page) {
        return frame(input, page)
                .with("Contents", page.entries().stream().map(Listings::content).toList())
                .with("CommonPrefixes", page.commonPrefixes());
    }

    private static JsonObject frame(JsonObject input, Page<?> page) {
        return JsonObject.of(
                        "Name", input.needText("Bucket"),
                        "Prefix", input.text("Prefix").orElse(""),
                        "MaxKeys", Page.Wish.of(input, "").most(),
                        "IsTruncated", page.truncated())
                .with("Delimiter", input.text("Delimiter"))
                .with("EncodingType", input.text("EncodingType"));
    }

    private static JsonObject content(Row row) {
        return JsonObject.of(
                "Key", row.key(),
                "LastModified", row.object().modified(),
                "ETag", row.object().etag(),
                "Size", row.object().body().size(),
                "StorageClass", row.object().attributes().text("StorageClass").orElse("STANDARD"));
    }

    /** A page may end between two versions of one key; the version marker says after which. */
    JsonObject versions(JsonObject input, Caller caller) {
        String keyMarker = input.text("KeyMarker").orElse("");
        if (keyMarker.isEmpty() && input.has("VersionIdMarker")) {
            throw S3Errors.argument(
                    "A version-id marker cannot be specified without a key marker.",
                    "version-id-marker",
                    input.needText("VersionIdMarker"));
        }
        Page<Row> page = Page.of(Page.Wish.of(input, keyMarker), rowsAfter(input, keyMarker), Row::key);
        JsonObject answer = frame(input, page)
                .with("KeyMarker", keyMarker)
                .with("VersionIdMarker", input.text("VersionIdMarker").orElse(""))
                .with("Versions", rows(page, false))
                .with("DeleteMarkers", rows(page, true))
                .with("CommonPrefixes", page.commonPrefixes());
        return page.truncated() ? withNext(answer, page) : answer;
    }

    private static JsonObject withNext(JsonObject answer, Page<Row> page) {
        JsonObject next = answer.with("NextKeyMarker", page.last());
        boolean endsInEntry =
                !page.entries().isEmpty() && page.entries().getLast().key().equals(page.last());
        return endsInEntry
                ? next.with(
                        "NextVersionIdMarker", page.entries().getLast().object().versionId())
                : next;
    }

    private List<Row> rowsAfter(JsonObject input, String keyMarker) {
        Bucket bucket = buckets.of(input);
        Optional<String> versionMarker = input.text("VersionIdMarker").filter(id -> !id.isEmpty());
        return bucket.versions().tailMap(keyMarker, versionMarker.isPresent()).entrySet().stream()
                .flatMap(entry -> rows(entry).stream()
                        .dropWhile(row -> isBefore(row, keyMarker, versionMarker))
                        .filter(row -> !isAt(row, keyMarker, versionMarker)))
                .toList();
    }

    private static boolean isBefore(Row row, String keyMarker, Optional<String> versionMarker) {
        return row.key().equals(keyMarker) && !isAt(row, keyMarker, versionMarker);
    }

    private static boolean isAt(Row row, String keyMarker, Optional<String> versionMarker) {
        return row.key().equals(keyMarker)
                && versionMarker.filter(row.object().versionId()::equals).isPresent();
    }

    private static List<Row> rows(Map.Entry<String, List<StoredObject>> entry) {
        StoredObject newest = entry.getValue().getLast();
        return entry.getValue().reversed().stream()
                .map(object -> new Row(entry.getKey(), object, object == newest))
                .toList();
    }

    private static List<JsonObject> rows(Page<Row> page, boolean markers) {
        return page.entries().stream()
                .filter(row -> row.object().isDeleteMarker() == markers)
                .map(row -> markers ? marker(row) : version(row))
                .toList();
    }

    private static JsonObject marker(Row row) {
        return JsonObject.of(
                "Key", row.key(),
                "VersionId", row.object().versionId(),
                "IsLatest", row.newest(),
                "LastModified", row.object().modified());
    }

    private static JsonObject version(Row row) {
        return Attributes.with(
                content(row), JsonObject.of("VersionId", row.object().versionId(), "IsLatest", row.newest()));
    }

    private static String encoded(String key) {
        return Base64.getUrlEncoder().encodeToString((TOKEN + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith(TOKEN)) {
                return text.substring(TOKEN.length());
            }
        } catch (IllegalArgumentException notOurs) {
            throw S3Errors.argument("The continuation token provided is incorrect", "continuation-token", token);
        }
        throw S3Errors.argument("The continuation token provided is incorrect", "continuation-token", token);
    }
}
