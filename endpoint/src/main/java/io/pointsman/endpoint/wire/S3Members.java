package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The headers and query parameters of S3 and the members of its API that they carry. */
final class S3Members {
    private static final String METADATA = "x-amz-meta-";

    /** HTTP's own date form always has two digits for the day. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Map<String, String> HEADERS = table("""
        content-type ContentType
        cache-control CacheControl
        content-disposition ContentDisposition
        content-encoding ContentEncoding
        content-language ContentLanguage
        expires Expires
        content-md5 ContentMD5
        if-match IfMatch
        if-none-match IfNoneMatch
        if-modified-since IfModifiedSince
        if-unmodified-since IfUnmodifiedSince
        range Range
        x-amz-checksum-mode ChecksumMode
        x-amz-sdk-checksum-algorithm ChecksumAlgorithm
        x-amz-checksum-algorithm ChecksumAlgorithm
        x-amz-checksum-type ChecksumType
        x-amz-checksum-crc32 ChecksumCRC32
        x-amz-checksum-crc32c ChecksumCRC32C
        x-amz-checksum-crc64nvme ChecksumCRC64NVME
        x-amz-checksum-sha1 ChecksumSHA1
        x-amz-checksum-sha256 ChecksumSHA256
        x-amz-copy-source CopySource
        x-amz-copy-source-range CopySourceRange
        x-amz-expected-bucket-owner ExpectedBucketOwner
        x-amz-source-expected-bucket-owner ExpectedSourceBucketOwner
        x-amz-copy-source-if-match CopySourceIfMatch
        x-amz-copy-source-if-none-match CopySourceIfNoneMatch
        x-amz-copy-source-if-modified-since CopySourceIfModifiedSince
        x-amz-copy-source-if-unmodified-since CopySourceIfUnmodifiedSince
        x-amz-object-attributes ObjectAttributes
        x-amz-max-parts MaxParts
        x-amz-part-number-marker PartNumberMarker
        x-amz-metadata-directive MetadataDirective
        x-amz-server-side-encryption ServerSideEncryption
        x-amz-server-side-encryption-aws-kms-key-id SSEKMSKeyId
        x-amz-server-side-encryption-bucket-key-enabled BucketKeyEnabled
        x-amz-storage-class StorageClass
        x-amz-tagging Tagging
        x-amz-transition-default-minimum-object-size TransitionDefaultMinimumObjectSize
        """);

    private static final Map<String, String> PARAMETERS = table("""
        versionId VersionId
        partNumber PartNumber
        uploadId UploadId
        prefix Prefix
        delimiter Delimiter
        max-keys MaxKeys
        continuation-token ContinuationToken
        start-after StartAfter
        marker Marker
        key-marker KeyMarker
        version-id-marker VersionIdMarker
        encoding-type EncodingType
        upload-id-marker UploadIdMarker
        max-uploads MaxUploads
        max-buckets MaxBuckets
        max-parts MaxParts
        part-number-marker PartNumberMarker
        response-content-type ResponseContentType
        response-cache-control ResponseCacheControl
        response-content-disposition ResponseContentDisposition
        response-content-encoding ResponseContentEncoding
        response-content-language ResponseContentLanguage
        response-expires ResponseExpires
        """);

    private static final Set<String> NUMBERS =
            Set.of("PartNumber", "MaxKeys", "MaxParts", "MaxUploads", "MaxBuckets", "PartNumberMarker");

    private static final Map<String, String> ANSWERS = table("""
        AcceptRanges accept-ranges
        BucketRegion x-amz-bucket-region
        BucketKeyEnabled x-amz-server-side-encryption-bucket-key-enabled
        CacheControl Cache-Control
        ChecksumAlgorithm x-amz-checksum-algorithm
        ChecksumCRC32 x-amz-checksum-crc32
        ChecksumCRC32C x-amz-checksum-crc32c
        ChecksumCRC64NVME x-amz-checksum-crc64nvme
        ChecksumSHA1 x-amz-checksum-sha1
        ChecksumSHA256 x-amz-checksum-sha256
        ChecksumType x-amz-checksum-type
        ContentDisposition Content-Disposition
        ContentEncoding Content-Encoding
        ContentLanguage Content-Language
        ContentLength Content-Length
        ContentRange Content-Range
        ContentType Content-Type
        CopySourceVersionId x-amz-copy-source-version-id
        DeleteMarker x-amz-delete-marker
        ETag ETag
        Expires Expires
        LastModified Last-Modified
        PartsCount x-amz-mp-parts-count
        Location Location
        SSEKMSKeyId x-amz-server-side-encryption-aws-kms-key-id
        ServerSideEncryption x-amz-server-side-encryption
        StorageClass x-amz-storage-class
        TagCount x-amz-tagging-count
        TransitionDefaultMinimumObjectSize x-amz-transition-default-minimum-object-size
        VersionId x-amz-version-id
        """);

    private S3Members() {}

    private static Map<String, String> table(String lines) {
        Map<String, String> table = new LinkedHashMap<>();
        lines.lines()
                .forEach(
                        line -> table.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        return table;
    }

    static JsonObject of(Request request) {
        JsonObject members = JsonObject.empty();
        for (var header : HEADERS.entrySet()) {
            String name = header.getValue();
            members =
                    members.with(name, request.header(header.getKey()).map(text -> value(header.getKey(), name, text)));
        }
        for (var parameter : PARAMETERS.entrySet()) {
            String name = parameter.getValue();
            members = members.with(
                    name, request.parameter(parameter.getKey()).map(text -> value(parameter.getKey(), name, text)));
        }
        Map<String, String> metadata = metadata(request);
        return metadata.isEmpty() ? members : members.with("Metadata", metadata);
    }

    private static Object value(String parameter, String name, String text) {
        if (!NUMBERS.contains(name)) {
            return text;
        }
        if (!text.matches("-?\\d{1,10}") || Long.parseLong(text) > Integer.MAX_VALUE) {
            throw argument("Provided " + parameter + " not an integer or within integer range", parameter, text);
        }
        if (text.startsWith("-")) {
            throw argument("Argument " + parameter + " must be an integer between 0 and 2147483647", parameter, text);
        }
        return Long.parseLong(text);
    }

    private static AwsError argument(String message, String name, String value) {
        return new AwsError(
                400, "InvalidArgument", message, JsonObject.of("ArgumentName", name, "ArgumentValue", value));
    }

    private static Map<String, String> metadata(Request request) {
        Map<String, String> metadata = new TreeMap<>();
        request.headers().forEach((name, value) -> {
            if (name.startsWith(METADATA)) {
                metadata.put(name.substring(METADATA.length()), value);
            }
        });
        return metadata;
    }

    /** An answer's headers; members that have none are left to the body. */
    static Map<String, String> headers(JsonObject members) {
        Map<String, String> headers = new LinkedHashMap<>();
        members.members().forEach((name, value) -> {
            if (value != null && ANSWERS.containsKey(name)) {
                headers.put(ANSWERS.getOrDefault(name, name), text(value));
            }
        });
        members.objectOrEmpty("Metadata").members().forEach((name, value) -> headers.put(METADATA + name, text(value)));
        return headers;
    }

    static boolean isHeader(String member) {
        return ANSWERS.containsKey(member);
    }

    private static String text(@Nullable Object value) {
        return value instanceof Instant instant ? HTTP_DATE.format(instant) : String.valueOf(value);
    }
}
