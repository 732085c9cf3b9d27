package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.disk.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256, bare and as Lambda shows it. */
final class Digests {
    private Digests() {}

    static byte[] sha256(byte[] bytes) {
        return sha256(Blob.of(bytes));
    }

    private static byte[] sha256(Blob blob) {
        try (InputStream in = blob.open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return digest.digest();
        } catch (IOException e) {
            throw new UncheckedIOException("code cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String base64Sha256(byte[] bytes) {
        return base64Sha256(Blob.of(bytes));
    }

    static String base64Sha256(Blob blob) {
        return Base64.getEncoder().encodeToString(sha256(blob));
    }
}
