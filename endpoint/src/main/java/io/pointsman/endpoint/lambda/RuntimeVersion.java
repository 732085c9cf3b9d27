package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.encoding.Hash;
import io.pointsman.json.JsonObject;

/**
 * {@code RuntimeVersionConfig}: which build of its runtime a function has. AWS's builds are not here, so the endpoint has one for
 * each runtime and Region, with an ARN of AWS's form.
 */
final class RuntimeVersion {
    private static final String MEMBER = "RuntimeVersionConfig";

    private final String region;

    RuntimeVersion(String region) {
        this.region = region;
    }

    /** The settings with the build of their runtime; one that was chosen by hand stays with its runtime. */
    JsonObject in(JsonObject base, JsonObject settings) {
        String runtime = settings.text("Runtime").orElse("");
        boolean same = base.has(MEMBER) && base.text("Runtime").orElse("").equals(runtime);
        if (same || runtime.isEmpty()) {
            return settings;
        }
        return chosen(settings, arn(runtime));
    }

    static JsonObject chosen(JsonObject settings, String arn) {
        return settings.with(MEMBER, JsonObject.of("RuntimeVersionArn", arn));
    }

    String arn(String runtime) {
        return "arn:aws:lambda:" + region + "::runtime:" + Hash.SHA_256.hex(runtime);
    }
}
