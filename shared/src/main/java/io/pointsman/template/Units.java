package io.pointsman.template;

import java.util.function.IntUnaryOperator;

/** The parser counts code points, a Java string counts UTF-16 units: from the one to the other. */
final class Units {
    private Units() {}

    static IntUnaryOperator of(String text) {
        if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
            return IntUnaryOperator.identity();
        }
        int[] starts = new int[text.codePointCount(0, text.length()) + 1];
        for (int unit = 0, point = 0; unit < text.length(); point++) {
            starts[point] = unit;
            unit += Character.charCount(text.codePointAt(unit));
        }
        starts[starts.length - 1] = text.length();
        return point -> starts[point];
    }
}
