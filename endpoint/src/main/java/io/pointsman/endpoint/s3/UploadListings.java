package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.Caller;
import io.pointsman.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** ListMultipartUploads: by key, and of one key by the time when they were begun. */
final class UploadListings {
    private static final Comparator<Upload> ORDER =
            Comparator.comparing(Upload::key).thenComparing(Upload::started).thenComparing(Upload::id);

    private final Buckets buckets;

    UploadListings(Buckets buckets) {
        this.buckets = buckets;
    }

    JsonObject list(JsonObject input, Caller caller) {
        String keyMarker = input.text("KeyMarker").orElse("");
        Page.Wish wish =
                Page.Wish.of(input.with("MaxKeys", input.number("MaxUploads").orElse(1_000L)), keyMarker);
        Page<Upload> page = Page.of(wish, after(input, keyMarker), Upload::key);
        JsonObject answer = JsonObject.of(
                        "Bucket", input.needText("Bucket"),
                        "KeyMarker", keyMarker,
                        "UploadIdMarker", idMarker(input, keyMarker).orElse(""),
                        "Prefix", wish.prefix(),
                        "MaxUploads", wish.most(),
                        "IsTruncated", page.truncated())
                .with("Delimiter", input.text("Delimiter"))
                .with("EncodingType", input.text("EncodingType"))
                .with(
                        "Uploads",
                        page.entries().stream().map(UploadListings::row).toList())
                .with("CommonPrefixes", page.commonPrefixes());
        return page.truncated() ? withNext(answer, page) : answer;
    }

    /** Without a key, a marker of an upload is ignored. */
    private static Optional<String> idMarker(JsonObject input, String keyMarker) {
        return input.text("UploadIdMarker").filter(id -> !id.isEmpty() && !keyMarker.isEmpty());
    }

    private List<Upload> after(JsonObject input, String keyMarker) {
        List<Upload> all =
                buckets.of(input).uploads().values().stream().sorted(ORDER).toList();
        Optional<String> id = idMarker(input, keyMarker);
        return all.stream()
                .filter(upload -> upload.key().compareTo(keyMarker) > 0
                        || (upload.key().equals(keyMarker)
                                && id.filter(it -> isBehind(upload, it, all)).isPresent()))
                .toList();
    }

    /** Behind the upload that the marker names; one that is gone by now has no place, so its id stands for it. */
    private static boolean isBehind(Upload upload, String marker, List<Upload> all) {
        return all.stream()
                .filter(other -> other.id().equals(marker))
                .findFirst()
                .map(named -> ORDER.compare(upload, named) > 0)
                .orElseGet(() -> upload.id().compareTo(marker) > 0);
    }

    private static JsonObject row(Upload upload) {
        JsonObject row = JsonObject.of(
                "Key", upload.key(),
                "UploadId", upload.id(),
                "Initiated", upload.started(),
                "StorageClass", upload.attributes().text("StorageClass").orElse("STANDARD"));
        Optional<Digest> digest = upload.digest();
        return digest.isEmpty()
                ? row
                : row.with("ChecksumAlgorithm", digest.get().name())
                        .with("ChecksumType", upload.isChecksumOfTheWhole() ? "FULL_OBJECT" : "COMPOSITE");
    }

    private static JsonObject withNext(JsonObject answer, Page<Upload> page) {
        JsonObject next = answer.with("NextKeyMarker", page.last());
        boolean endsInUpload =
                !page.entries().isEmpty() && page.entries().getLast().key().equals(page.last());
        return endsInUpload
                ? next.with("NextUploadIdMarker", page.entries().getLast().id())
                : next;
    }
}
