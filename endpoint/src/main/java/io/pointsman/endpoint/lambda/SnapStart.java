package io.pointsman.endpoint.lambda;

import io.pointsman.json.JsonObject;
import java.util.regex.Pattern;

/** SnapStart: a published version takes minutes until its snapshot is there. */
final class SnapStart {
    private static final Pattern ABLE = Pattern.compile("java(11|17|21|25).*|python3\\.1[2-9]|dotnet(8|10)");

    private SnapStart() {}

    static boolean isOn(JsonObject settings) {
        return applyOn(settings).equals("PublishedVersions");
    }

    static void check(JsonObject settings) {
        String runtime = settings.text("Runtime").orElse("");
        if (isOn(settings) && !ABLE.matcher(runtime).matches()) {
            throw LambdaErrors.invalid(runtime + " is not supported for SnapStart enabled functions.");
        }
    }

    static JsonObject shown(JsonObject settings, boolean snapshotIsThere) {
        String optimized = isOn(settings) && snapshotIsThere ? "On" : "Off";
        return JsonObject.of("ApplyOn", applyOn(settings), "OptimizationStatus", optimized);
    }

    private static String applyOn(JsonObject settings) {
        return settings.objectOrEmpty("SnapStart").text("ApplyOn").orElse("None");
    }
}
