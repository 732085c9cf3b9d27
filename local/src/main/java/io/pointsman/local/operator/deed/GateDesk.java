package io.pointsman.local.operator.deed;

import io.pointsman.gates.ClosedGate;
import io.pointsman.gates.Gates;
import io.pointsman.gates.S3Gates;
import io.pointsman.runtime.SdkTrouble;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Closes and opens the gate of a stack: the object {@code gates/STACK} of the release bucket, whose text is the reason. */
public final class GateDesk {
    private final S3Client s3;
    private final String bucket;
    private final InstantSource clock;
    private final Gates gates;

    public GateDesk(S3Client s3, String bucket, InstantSource clock) {
        this.s3 = s3;
        this.bucket = bucket;
        this.clock = clock;
        this.gates = new S3Gates(s3, bucket);
    }

    public Optional<ClosedGate> closed(String stack) {
        return gates.closed(stack);
    }

    /**
     * Closes it, unless somebody has.
     *
     * @param by whose doing it is
     * @return false where it is closed already: that reason stays
     */
    public boolean close(String stack, String reason, String by) {
        String key = key(stack);
        return SdkTrouble.asking("s3:PutObject of gate s3://" + bucket + "/" + key, () -> {
            try {
                s3.putObject(
                        put -> put.bucket(bucket)
                                .key(key)
                                .ifNoneMatch("*")
                                .contentType("text/plain; charset=utf-8")
                                .metadata(Map.of("by", by, "at", clock.instant().toString())),
                        RequestBody.fromString(reason + "\n"));
                return true;
            } catch (S3Exception e) {
                return closedAlready(e);
            }
        });
    }

    /** 412: it is there; 409: somebody writes it now. */
    private static boolean closedAlready(S3Exception e) {
        if (e.statusCode() == 412 || e.statusCode() == 409) {
            return false;
        }
        throw e;
    }

    /** Opens it; what was closed is returned. Empty where it was open. */
    public Optional<ClosedGate> open(String stack) {
        Optional<ClosedGate> gate = closed(stack);
        if (gate.isPresent()) {
            String key = key(stack);
            SdkTrouble.telling(
                    "s3:DeleteObject of gate s3://" + bucket + "/" + key,
                    () -> s3.deleteObject(delete -> delete.bucket(bucket).key(key)));
        }
        return gate;
    }

    private static String key(String stack) {
        return "gates/" + stack;
    }
}
