package io.pointsman.json;

import java.nio.charset.StandardCharsets;

/** Text that has bytes in UTF-8: no half of a surrogate pair stands alone in it. No service of AWS's could be told of any other. */
public final class UnicodeText {
    private UnicodeText() {}

    public static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return StandardCharsets.UTF_8.newEncoder().canEncode(text);
            }
        }
        return true;
    }
}
