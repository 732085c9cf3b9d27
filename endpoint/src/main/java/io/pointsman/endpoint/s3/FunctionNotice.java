package io.pointsman.endpoint.s3;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** A Lambda function that a bucket notifies: of which events, below which prefix and with which suffix. */
record FunctionNotice(String functionArn, List<String> events, String prefix, String suffix) {
    /** @param configuration one of {@code LambdaFunctionConfigurations} */
    static FunctionNotice of(JsonObject configuration) {
        return new FunctionNotice(
                configuration.needText("LambdaFunctionArn"),
                configuration.texts("Events"),
                rule(configuration, "prefix"),
                rule(configuration, "suffix"));
    }

    private static String rule(JsonObject configuration, String name) {
        return configuration.objectOrEmpty("Filter").objectOrEmpty("Key").objects("FilterRules").stream()
                .filter(rule -> rule.needText("Name").toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .flatMap(rule -> rule.text("Value"))
                .orElse("");
    }

    /** @param event without {@code s3:}, as the record names it: {@code ObjectCreated:Put} */
    boolean wants(String event, String key) {
        return key.startsWith(prefix)
                && key.endsWith(suffix)
                && events.stream().anyMatch(it -> covers(it, "s3:" + event));
    }

    private static boolean covers(String wanted, String event) {
        return wanted.endsWith("*") ? event.startsWith(wanted.substring(0, wanted.length() - 1)) : wanted.equals(event);
    }
}
