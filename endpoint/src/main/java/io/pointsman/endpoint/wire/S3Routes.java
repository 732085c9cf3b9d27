package io.pointsman.endpoint.wire;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which method, place and subresource is which operation of S3. */
final class S3Routes {
    /** Query parameters that name a part of a bucket or of an object, whether or not the endpoint has it. */
    private static final Set<String> SUBRESOURCES = Set.of(
            ("accelerate acl analytics annotation attributes cors delete encryption intelligent-tiering inventory"
                + " legal-hold lifecycle location logging metadataTable metrics notification object-lock"
                + " ownershipControls policy policyStatus publicAccessBlock renameObject replication requestPayment"
                + " restore retention select session tagging torrent uploads versioning versions website")
                    .split(" ", 0));

    private static final List<Route> ROUTES = read("""
        PUT    bucket versioning PutBucketVersioning
        GET    bucket versioning GetBucketVersioning
        PUT    bucket notification PutBucketNotificationConfiguration
        GET    bucket notification GetBucketNotificationConfiguration
        PUT    bucket encryption PutBucketEncryption
        GET    bucket encryption GetBucketEncryption
        DELETE bucket encryption DeleteBucketEncryption
        PUT    bucket publicAccessBlock PutPublicAccessBlock
        GET    bucket publicAccessBlock GetPublicAccessBlock
        DELETE bucket publicAccessBlock DeletePublicAccessBlock
        PUT    bucket lifecycle PutBucketLifecycleConfiguration
        GET    bucket lifecycle GetBucketLifecycleConfiguration
        DELETE bucket lifecycle DeleteBucketLifecycle
        PUT    bucket policy PutBucketPolicy
        GET    bucket policy GetBucketPolicy
        DELETE bucket policy DeleteBucketPolicy
        PUT    bucket tagging PutBucketTagging
        GET    bucket tagging GetBucketTagging
        DELETE bucket tagging DeleteBucketTagging
        PUT    bucket ownershipControls PutBucketOwnershipControls
        GET    bucket ownershipControls GetBucketOwnershipControls
        DELETE bucket ownershipControls DeleteBucketOwnershipControls
        GET    bucket location GetBucketLocation
        GET    bucket uploads ListMultipartUploads
        GET    bucket versions ListObjectVersions
        POST   bucket delete DeleteObjects
        PUT    bucket - CreateBucket
        HEAD   bucket - HeadBucket
        DELETE bucket - DeleteBucket
        GET    object attributes GetObjectAttributes
        PUT    object tagging PutObjectTagging
        GET    object tagging GetObjectTagging
        DELETE object tagging DeleteObjectTagging
        POST   object uploads CreateMultipartUpload
        POST   object uploadId CompleteMultipartUpload
        GET    object uploadId ListParts
        DELETE object uploadId AbortMultipartUpload
        GET    object - GetObject
        HEAD   object - HeadObject
        DELETE object - DeleteObject
        GET    all - ListBuckets
        """);

    private static final Set<String> NOT_BY_PLACE_ALONE =
            Set.of("ListObjects", "ListObjectsV2", "PutObject", "CopyObject", "UploadPart", "UploadPartCopy");

    private record Route(String method, String level, String subresource, String operation) {}

    private S3Routes() {}

    static Optional<String> operation(Request request, S3Place place) {
        String subresource = subresource(request);
        String level = place.bucket().isEmpty() ? "all" : place.key().isEmpty() ? "bucket" : "object";
        return switch (request.method() + " " + level + " " + subresource) {
            case "GET bucket -" ->
                Optional.of(
                        request.parameter("list-type").filter("2"::equals).isPresent()
                                ? "ListObjectsV2"
                                : "ListObjects");
            case "PUT object -" -> Optional.of(isCopy(request) ? "CopyObject" : "PutObject");
            case "PUT object uploadId" -> Optional.of(isCopy(request) ? "UploadPartCopy" : "UploadPart");
            default -> find(new Route(request.method(), level, subresource, ""));
        };
    }

    static boolean has(String operation) {
        return NOT_BY_PLACE_ALONE.contains(operation)
                || ROUTES.stream().anyMatch(route -> route.operation().equals(operation));
    }

    /** What has a place in the table; which operations the others are, headers and parameters say. */
    static Set<String> operations() {
        return ROUTES.stream().map(Route::operation).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> find(Route asked) {
        return ROUTES.stream()
                .filter(route -> route.method().equals(asked.method())
                        && route.level().equals(asked.level())
                        && route.subresource().equals(asked.subresource()))
                .findFirst()
                .map(Route::operation);
    }

    private static boolean isCopy(Request request) {
        return request.header("x-amz-copy-source").isPresent();
    }

    private static String subresource(Request request) {
        return request.has("uploadId")
                ? "uploadId"
                : request.query().keySet().stream()
                        .filter(SUBRESOURCES::contains)
                        .findFirst()
                        .orElse("-");
    }

    private static List<Route> read(String table) {
        return table.lines()
                .map(line -> List.of(line.split(" +", 0)))
                .map(S3Routes::route)
                .toList();
    }

    private static Route route(List<String> words) {
        return new Route(words.get(0), words.get(1), words.get(2), words.get(3));
    }
}
