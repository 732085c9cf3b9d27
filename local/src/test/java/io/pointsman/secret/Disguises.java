package io.pointsman.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.pointsman.json.Json;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A secret as it may stand in a text: as it is, escaped, and within something that was encoded as a whole. */
public final class Disguises {
    private static final List<String> BEFORE = List.of("", "x", "xx");
    private static final int PARTS = 3;

    private Disguises() {}

    static Set<String> of(String secret) {
        Set<String> all = new LinkedHashSet<>(List.of(secret, URLEncoder.encode(secret, UTF_8), reversed(secret)));
        String json = Json.text(secret);
        all.add(json.substring(1, json.length() - 1));
        all.add(HexFormat.of().formatHex(secret.getBytes(UTF_8)));
        BEFORE.forEach(before -> {
            all.add(base64(Base64.getEncoder(), before, secret));
            all.add(base64(Base64.getUrlEncoder(), before, secret));
        });
        return all;
    }

    private static String reversed(String secret) {
        return new StringBuilder(secret).reverse().toString();
    }

    /** Those of its characters that do not depend on what stands around the secret. */
    private static String base64(Base64.Encoder encoder, String before, String secret) {
        byte[] bytes = (before + secret).getBytes(UTF_8);
        String whole = encoder.encodeToString(Arrays.copyOf(bytes, bytes.length / PARTS * PARTS));
        return before.isEmpty() ? whole : whole.substring(PARTS + 1);
    }

    /** Whether it stands there in any form. */
    public static boolean isIn(byte[] content, String secret) {
        String text = new String(content, ISO_8859_1);
        return of(secret).stream().anyMatch(text::contains);
    }
}
