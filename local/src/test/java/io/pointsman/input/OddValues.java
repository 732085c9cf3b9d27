package io.pointsman.input;

import java.util.List;

/** JSON values, as text, that nobody means and somebody writes. */
final class OddValues {
    private static final int DEEP = 3_000;
    private static final int LONG = 300_000;

    static final List<String> ALL = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e999999",
            "-1e-999999",
            "1e2147483647",
            "9".repeat(900),
            "9".repeat(5_000),
            "9223372036854775808",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"x\\udc00x\"",
            "\"\\ufeff{}\"",
            "\"\\ufffe\"",
            "\"" + "x".repeat(LONG) + "\"",
            "\"x\\ny\"",
            "\"../../x\"",
            "\"한글 😀\"",
            "\"arn:aws:sns:us-east-1:123456789012:topic\"",
            "\"{{resolve:ssm:/x}}\"",
            "\"#{variable.x}\"",
            "[]",
            "[null]",
            "[\"x\"]",
            "[[\"x\"]]",
            "[1e999999]",
            "{}",
            "{\"x\":{}}",
            "{\"x\":null}",
            "{\"x\":\"\\udc00\"}",
            "{\"x\":1,\"x\":2}",
            "{\"\":1}",
            "[".repeat(DEEP) + "]".repeat(DEEP),
            "NaN",
            "\uFEFF1",
            "'x'",
            "\"\t\"",
            "\"open",
            "");

    private OddValues() {}
}
