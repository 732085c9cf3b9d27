package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The parts that a client names when it completes an upload, held against those that arrived. */
final class PartList {
    private PartList() {}

    static List<StoredObject> chosen(Upload upload, List<JsonObject> named, int smallest) {
        if (named.isEmpty()) {
            throw S3Errors.invalid("MalformedXML", "You must specify at least one part");
        }
        List<StoredObject> parts = new ArrayList<>();
        int before = 0;
        for (JsonObject name : named) {
            int number = number(name);
            if (number <= before) {
                throw S3Errors.invalid(
                        "InvalidPartOrder",
                        "The list of parts was not in ascending order. The parts list must be specified in order by"
                                + " part number.");
            }
            before = number;
            parts.add(part(upload, number, name));
        }
        checkSizes(parts, smallest);
        return parts;
    }

    private static int number(JsonObject name) {
        return name.number("PartNumber").orElse(0L).intValue();
    }

    private static StoredObject part(Upload upload, int number, JsonObject name) {
        StoredObject part = upload.parts().get(number);
        String etag = name.text("ETag").orElse("").replace("\"", "");
        if (part == null || !part.etag().equals("\"" + etag + "\"")) {
            throw new AwsError(
                    400,
                    "InvalidPart",
                    "One or more of the specified parts could not be found.  The part may not have been uploaded, or"
                            + " the specified entity tag may not match the part's entity tag.",
                    JsonObject.of("UploadId", upload.id(), "PartNumber", number, "ETag", etag));
        }
        return part;
    }

    /** Only the last part may be small. */
    private static void checkSizes(List<StoredObject> parts, int smallest) {
        if (parts.subList(0, parts.size() - 1).stream()
                .anyMatch(part -> part.body().size() < smallest)) {
            throw new AwsError(
                    400,
                    "EntityTooSmall",
                    "Your proposed upload is smaller than the minimum allowed size",
                    JsonObject.of("MinSizeAllowed", smallest));
        }
    }

    static JsonObject row(int number, StoredObject part) {
        return Attributes.with(
                JsonObject.of(
                        "PartNumber",
                        number,
                        "LastModified",
                        part.modified(),
                        "ETag",
                        part.etag(),
                        "Size",
                        part.body().size()),
                part.attributes().with("ChecksumType", (Object) null));
    }
}
