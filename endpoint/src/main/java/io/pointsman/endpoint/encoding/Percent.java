package io.pointsman.endpoint.encoding;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Percent-encoded text: paths, where a plus is a plus, and forms, where it is a space. */
public final class Percent {
    private Percent() {}

    public static String path(String encoded) {
        return form(encoded.replace("+", "%2B"));
    }

    /** Names and values in the order of the text. */
    public static Map<String, List<String>> pairs(String encoded) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.computeIfAbsent(form(name), key -> new ArrayList<>()).add(form(value));
            }
        }
        return pairs;
    }

    /** A name or a value of a form. */
    public static String form(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    /** As S3 writes keys into listings and events: as in a form, with the slashes left. */
    public static String key(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
