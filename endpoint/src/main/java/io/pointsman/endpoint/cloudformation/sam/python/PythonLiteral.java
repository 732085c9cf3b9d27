package io.pointsman.endpoint.cloudformation.sam.python;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value as Python prints it: {@code {u'a': ['b', 1, True]}}. SAM hashes that text to name the deployment of an API. */
public record PythonLiteral(UnicodeMarks marks) {
    public String of(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(member -> string(String.valueOf(member.getKey())) + ": " + of(member.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(this::of).collect(Collectors.joining(", ", "[", "]"));
            case String text -> string(text);
            case Boolean flag -> flag ? "True" : "False";
            case BigDecimal number -> Double.toString(number.doubleValue());
            default -> String.valueOf(value);
        };
    }

    private String string(String text) {
        return marks.isMarked(text) ? "u" + quoted(unicode(text)) : quoted(plain(text));
    }

    private static String quoted(String escaped) {
        boolean twice = escaped.contains("'") && !escaped.contains("\"");
        return twice ? "\"" + escaped + "\"" : "'" + escaped.replace("'", "\\'") + "'";
    }

    private static String plain(String text) {
        return text.codePoints()
                .mapToObj(point -> isPrintable(point) ? Character.toString(point) : escape(point))
                .collect(Collectors.joining());
    }

    private static boolean isPrintable(int point) {
        return point >= 0x20 && point != 0x7f && point != '\\' && !(point > 0x7f && point < 0xa1) && point != 0xad;
    }

    /** Python escapes what is not ASCII in a unicode string. */
    private static String unicode(String text) {
        return text.codePoints()
                .mapToObj(point ->
                        point >= 0x20 && point < 0x7f && point != '\\' ? Character.toString(point) : escape(point))
                .collect(Collectors.joining());
    }

    private static String escape(int point) {
        return switch (point) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                point > 0xffff
                        ? "\\U%08x".formatted(point)
                        : point > 0xff ? "\\u%04x".formatted(point) : "\\x%02x".formatted(point);
        };
    }
}
