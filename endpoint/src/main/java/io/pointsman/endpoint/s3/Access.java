package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.Set;

/** Holds narrow credentials to the objects that they were granted. */
final class Access {
    private static final Set<String> READS = Set.of("GetObject", "HeadObject");
    private static final Set<String> WRITES = Set.of(
            "PutObject",
            "CreateMultipartUpload",
            "UploadPart",
            "CompleteMultipartUpload",
            "AbortMultipartUpload",
            "ListParts");

    private final World world;

    Access(World world) {
        this.world = world;
    }

    Operation guarded(String name, Operation operation) {
        return (input, caller) -> {
            if (world.identities().isNarrow(caller)) {
                check(name, input, caller);
            }
            return operation.answer(input, caller);
        };
    }

    private void check(String operation, JsonObject input, Caller caller) {
        Instant now = world.clock().instant();
        if (world.identities().isExpired(caller, now)) {
            throw S3Errors.expiredToken();
        }
        String bucket = input.text("Bucket").orElse("");
        String key = input.text("Key").orElse("");
        boolean may = (READS.contains(operation) && world.identities().mayRead(caller, bucket, key, now))
                || (WRITES.contains(operation) && world.identities().mayWrite(caller, bucket, key, now));
        if (!may) {
            throw S3Errors.accessDenied();
        }
    }
}
