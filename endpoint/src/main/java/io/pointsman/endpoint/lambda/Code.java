package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.disk.Blob;
import io.pointsman.endpoint.encoding.Hash;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A deployment package, or the content of a layer. */
final class Code {
    /** What a function and its layers may take unzipped. */
    static final long UNZIPPED = 262_144_000;

    private final Blob zip;
    private final String sha256;
    private final Optional<String> sourceKey;

    private Code(Blob zip, Optional<String> sourceKey) {
        this.zip = zip;
        this.sourceKey = sourceKey;
        this.sha256 = Hash.SHA_256.base64(zip);
    }

    /** @param sourceKey the KMS key that AWS would encrypt the package with */
    static Code of(Blob zip, Optional<String> sourceKey) {
        checkSize(zip);
        return new Code(zip, sourceKey);
    }

    Optional<String> sourceKey() {
        return sourceKey;
    }

    Blob zip() {
        return zip;
    }

    /** Base64 of the digest of the zip's bytes: equal files in another order are other code, as in AWS. */
    String sha256() {
        return sha256;
    }

    long size() {
        return zip.size();
    }

    /** The bytes of all files, unzipped. */
    static long unzipped(Blob zip) {
        try (ZipInputStream in = new ZipInputStream(new BufferedInputStream(zip.open()))) {
            long sum = 0;
            ZipEntry entry = in.getNextEntry();
            if (entry == null) {
                throw notAZip();
            }
            for (; entry != null && sum <= UNZIPPED; entry = in.getNextEntry()) {
                sum += in.skip(UNZIPPED + 1);
            }
            return sum;
        } catch (IOException | IllegalArgumentException e) {
            throw notAZip(); // whatever is wrong with the bytes, AWS has one answer
        }
    }

    private static void checkSize(Blob zip) {
        if (unzipped(zip) >= UNZIPPED) {
            throw LambdaErrors.invalid("Unzipped size must be smaller than " + UNZIPPED + " bytes");
        }
    }

    private static RuntimeException notAZip() {
        return LambdaErrors.invalid("Could not unzip uploaded file. Please check your file, then try to upload again.");
    }
}
