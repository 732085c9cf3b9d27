package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.disk.Blob;
import io.pointsman.endpoint.encoding.Hash;
import io.pointsman.json.JsonObject;
import java.util.Optional;

/** Checks what a client says about its bytes, and what S3 keeps about them. */
final class Checksums {
    private Checksums() {}

    /** The checksum to keep: the client's own once it is proved right, or the one it asked for, or S3's default. */
    static JsonObject of(JsonObject input, Blob body) {
        checkMd5(input, body);
        JsonObject sent = sent(input, body);
        if (!sent.members().isEmpty()) {
            return sent.with("ChecksumType", "FULL_OBJECT");
        }
        Digest digest = asked(input).orElse(Digest.CRC64NVME);
        return JsonObject.of(digest.member(), digest.base64(body), "ChecksumType", "FULL_OBJECT");
    }

    /** The checksums that came with the bytes, each proved right. */
    static JsonObject sent(JsonObject input, Blob body) {
        JsonObject sent = JsonObject.empty();
        for (Digest digest : Digest.values()) {
            Optional<String> value = input.text(digest.member());
            if (value.isPresent()) {
                check(digest, value.get(), body);
            }
            sent = sent.with(digest.member(), value);
        }
        return sent;
    }

    static Optional<Digest> asked(JsonObject input) {
        return input.text("ChecksumAlgorithm").map(Checksums::named);
    }

    private static Digest named(String name) {
        for (Digest digest : Digest.values()) {
            if (digest.name().equals(name)) {
                return digest;
            }
        }
        throw S3Errors.invalid(
                "InvalidRequest",
                "Checksum algorithm provided is unsupported. Please try again with any of the valid types: "
                        + "[CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");
    }

    static void check(Digest digest, String value, Blob body) {
        if (!digest.base64(body).equals(value)) {
            throw S3Errors.invalid(
                    "BadDigest", "The " + digest.name() + " you specified did not match the calculated checksum.");
        }
    }

    private static void checkMd5(JsonObject input, Blob body) {
        Optional<String> md5 = input.text("ContentMD5");
        if (md5.isPresent() && !Hash.MD5.base64(body).equals(md5.get())) {
            throw badMd5();
        }
    }

    private static AwsError badMd5() {
        return S3Errors.invalid("BadDigest", "The Content-MD5 you specified did not match what we received.");
    }
}
