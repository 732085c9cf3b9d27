package io.pointsman.endpoint.encoding;

import io.pointsman.endpoint.disk.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The digests of AWS's services. A text is its UTF-8 bytes. */
public enum Hash {
    MD5("MD5"),
    SHA_1("SHA-1"),
    SHA_256("SHA-256");

    private final String algorithm;

    Hash(String algorithm) {
        this.algorithm = algorithm;
    }

    public byte[] bytes(Blob data) {
        MessageDigest digest = begun();
        try (InputStream in = data.open()) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        } catch (IOException e) {
            throw new UncheckedIOException("what was stored cannot be read: " + e.getMessage(), e);
        }
        return digest.digest();
    }

    public String base64(Blob data) {
        return Base64.getEncoder().encodeToString(bytes(data));
    }

    public String hex(Blob data) {
        return HexFormat.of().formatHex(bytes(data));
    }

    public String hex(String text) {
        return hex(Blob.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private MessageDigest begun() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
