package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.disk.Blob;
import io.pointsman.endpoint.encoding.Hash;
import io.pointsman.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Multipart uploads. */
final class Uploads {
    private static final int SMALLEST_PART = 5 * 1024 * 1024;
    private static final int MOST_PARTS = 10_000;

    private final World world;
    private final Buckets buckets;
    private final ObjectReads reads;
    private final ObjectWrites writes;
    private final ObjectEvents events;

    Uploads(World world, Buckets buckets, ObjectReads reads, ObjectWrites writes, ObjectEvents events) {
        this.world = world;
        this.buckets = buckets;
        this.reads = reads;
        this.writes = writes;
        this.events = events;
    }

    JsonObject create(JsonObject input, Caller caller) {
        Bucket bucket = buckets.of(input);
        Optional<Digest> digest = Checksums.asked(input);
        boolean ofTheWhole = digest.filter(Digest.CRC64NVME::equals).isPresent()
                || input.text("ChecksumType").filter("FULL_OBJECT"::equals).isPresent();
        String id = UUID.randomUUID().toString().replace("-", "");
        Upload upload = new Upload(
                id, input.needText("Key"), world.clock().instant(), Attributes.of(input), digest, ofTheWhole);
        bucket.uploads().put(id, upload);
        JsonObject answer = JsonObject.of("Bucket", bucket.name(), "Key", upload.key(), "UploadId", id)
                .with("ServerSideEncryption", upload.attributes().text("ServerSideEncryption"))
                .with("SSEKMSKeyId", upload.attributes().text("SSEKMSKeyId"))
                .with("ChecksumAlgorithm", digest.map(Digest::name));
        return digest.isPresent() ? answer.with("ChecksumType", ofTheWhole ? "FULL_OBJECT" : "COMPOSITE") : answer;
    }

    JsonObject part(JsonObject input, Caller caller) {
        StoredObject part = add(input, Blob.in(input, "Body").orElseGet(Blob::empty));
        return Attributes.with(JsonObject.of("ETag", part.etag()), part.attributes())
                .with("ChecksumType", (Object) null)
                .with("ServerSideEncryption", "AES256");
    }

    JsonObject partCopy(JsonObject input, Caller caller) {
        ObjectWrites.Source from = ObjectWrites.Source.of(input);
        StoredObject source = reads.find(buckets.named(from.bucket()), from.key(), from.versionId());
        Conditions.ofCopySource(input, source);
        Optional<ByteRange> range = ByteRange.of(
                JsonObject.empty().with("Range", input.text("CopySourceRange")),
                source.body().size());
        Blob body =
                range.map(part -> source.body().part(part.first(), part.size())).orElse(source.body());
        StoredObject part = add(input, body);
        JsonObject result = JsonObject.of("ETag", part.etag(), "LastModified", part.modified());
        return JsonObject.of(
                        "CopyPartResult",
                        Attributes.with(result, part.attributes()).with("ChecksumType", (Object) null))
                .with("ServerSideEncryption", "AES256");
    }

    private StoredObject add(JsonObject input, Blob body) {
        Upload upload = find(input);
        int number =
                (int) Math.min(Integer.MAX_VALUE, input.number("PartNumber").orElse(0L));
        if (number < 1 || number > MOST_PARTS) {
            throw S3Errors.invalid("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
        }
        JsonObject asked = input.with("ChecksumAlgorithm", upload.digest().map(Digest::name));
        StoredObject part =
                StoredObject.of("", body, Digest.etag(body), world.clock().instant(), Checksums.of(asked, body));
        upload.parts().put(number, part);
        return part;
    }

    JsonObject complete(JsonObject input, Caller caller) {
        Bucket bucket = buckets.of(input);
        Upload upload = find(input);
        List<StoredObject> parts =
                PartList.chosen(upload, input.objectOrEmpty("MultipartUpload").objects("Parts"), SMALLEST_PART);
        Blob body = Blob.joined(parts.stream().map(StoredObject::body).toList());
        JsonObject attributes = Attributes.with(upload.attributes(), checksum(upload, parts, body, input))
                .with(
                        ObjectPart.SIZES,
                        parts.stream().map(part -> part.body().size()).toList())
                .with(ObjectPart.CHECKSUMS, upload.digest().isEmpty() ? List.of() : checksums(parts));
        StoredObject object = writes.store(bucket, input, body, etag(parts), attributes);
        bucket.uploads().remove(upload.id());
        events.created(bucket, upload.key(), object, caller, "CompleteMultipartUpload");
        return Attributes.with(
                JsonObject.of(
                        "Location",
                        "/" + bucket.name() + "/" + upload.key(),
                        "Bucket",
                        bucket.name(),
                        "Key",
                        upload.key()),
                Attributes.ofWritten(object, bucket));
    }

    /** Not the digest of the bytes but of the parts' digests, and the number of parts behind it. */
    private static String etag(List<StoredObject> parts) {
        Blob digests = joined(parts.stream().map(Uploads::md5).toList());
        return "\"" + Hash.MD5.hex(digests) + "-" + parts.size() + "\"";
    }

    /** A part's ETag is its digest. */
    private static byte[] md5(StoredObject part) {
        return HexFormat.of().parseHex(part.etag().replace("\"", ""));
    }

    private static JsonObject checksum(Upload upload, List<StoredObject> parts, Blob body, JsonObject input) {
        Digest digest = upload.digest().orElse(Digest.CRC64NVME);
        if (upload.digest().isEmpty() || upload.isChecksumOfTheWhole()) {
            input.text(digest.member()).ifPresent(value -> Checksums.check(digest, value, body));
            return JsonObject.of(digest.member(), digest.base64(body), "ChecksumType", "FULL_OBJECT");
        }
        Blob each = joined(parts.stream().map(part -> checksum(digest, part)).toList());
        return JsonObject.of(digest.member(), digest.base64(each) + "-" + parts.size(), "ChecksumType", "COMPOSITE");
    }

    /** As it was proved when the part came. */
    private static byte[] checksum(Digest digest, StoredObject part) {
        return part.attributes()
                .text(digest.member())
                .map(Base64.getDecoder()::decode)
                .orElseGet(() -> digest.bytes(part.body()));
    }

    private static List<JsonObject> checksums(List<StoredObject> parts) {
        return parts.stream()
                .map(part -> Attributes.checksums(part).with("ChecksumType", (Object) null))
                .toList();
    }

    private static Blob joined(List<byte[]> digests) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        digests.forEach(all::writeBytes);
        return Blob.of(all.toByteArray());
    }

    JsonObject abort(JsonObject input, Caller caller) {
        buckets.of(input).uploads().remove(find(input).id());
        return JsonObject.empty();
    }

    JsonObject parts(JsonObject input, Caller caller) {
        Upload upload = find(input);
        int after = input.number("PartNumberMarker").orElse(0L).intValue();
        int most = (int) Math.min(1_000, input.number("MaxParts").orElse(1_000L));
        List<JsonObject> rest = upload.parts().tailMap(after, false).entrySet().stream()
                .map(part -> PartList.row(part.getKey(), part.getValue()))
                .toList();
        List<JsonObject> page = rest.subList(0, Math.min(most, rest.size()));
        JsonObject answer = JsonObject.of(
                "Bucket",
                input.needText("Bucket"),
                "Key",
                upload.key(),
                "UploadId",
                upload.id(),
                "PartNumberMarker",
                after,
                "MaxParts",
                most,
                "IsTruncated",
                page.size() < rest.size(),
                "Parts",
                page,
                "StorageClass",
                "STANDARD");
        return page.isEmpty()
                ? answer
                : answer.with("NextPartNumberMarker", page.getLast().members().get("PartNumber"));
    }

    private Upload find(JsonObject input) {
        String id = input.text("UploadId").orElse("");
        Upload upload = buckets.of(input).uploads().get(id);
        if (upload == null || !upload.key().equals(input.needText("Key"))) {
            throw S3Errors.noSuchUpload(id);
        }
        return upload;
    }
}
