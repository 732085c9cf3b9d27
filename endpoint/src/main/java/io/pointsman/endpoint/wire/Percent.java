package io.pointsman.endpoint.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Percent-encoded text: paths, where a plus is a plus, and forms, where it is a space. */
final class Percent {
    private Percent() {}

    static String path(String encoded) {
        return form(encoded.replace("+", "%2B"));
    }

    /** Names and values in the order of the text. */
    static Map<String, List<String>> pairs(String encoded) {
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

    private static String form(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
