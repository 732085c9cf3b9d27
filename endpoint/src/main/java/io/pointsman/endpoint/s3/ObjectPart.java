package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * One part of an object, as it was uploaded. An object that came whole has one.
 *
 * @param count of the parts; empty when the object came whole
 */
record ObjectPart(ByteRange range, Optional<Integer> count) {
    /** The attribute that keeps the sizes of the parts of an object. */
    static final String SIZES = "PartSizes";

    /** The attribute that keeps the checksums that the parts came with. */
    static final String CHECKSUMS = "PartChecksums";

    private static final int MAX_PARTS = 10_000;

    /** The part that a read asks for by number. */
    static Optional<ObjectPart> of(JsonObject input, StoredObject object) {
        return input.number("PartNumber").map(number -> {
            if (input.has("Range")) {
                throw S3Errors.invalid(
                        "InvalidRequest", "Cannot specify both Range header and partNumber query parameter");
            }
            if (number < 1 || number > MAX_PARTS) {
                throw S3Errors.argument(
                        "Part number must be an integer between 1 and 10000, inclusive",
                        "partNumber",
                        String.valueOf(number));
            }
            return of(object, number.intValue());
        });
    }

    private static ObjectPart of(StoredObject object, int number) {
        List<Long> sizes = sizes(object);
        int count = Math.max(1, sizes.size());
        if (number > count) {
            throw new AwsError(
                    416,
                    "InvalidPartNumber",
                    "The requested partnumber is not satisfiable",
                    JsonObject.of("PartNumberRequested", number, "ActualPartCount", count));
        }
        if (sizes.isEmpty()) {
            return new ObjectPart(new ByteRange(0, object.body().size() - 1), Optional.empty());
        }
        long first =
                sizes.subList(0, number - 1).stream().mapToLong(Long::longValue).sum();
        return new ObjectPart(new ByteRange(first, first + sizes.get(number - 1) - 1), Optional.of(count));
    }

    private static List<Long> sizes(StoredObject object) {
        return object.attributes().list(SIZES).stream()
                .map(size -> Long.parseLong(String.valueOf(size)))
                .toList();
    }
}
