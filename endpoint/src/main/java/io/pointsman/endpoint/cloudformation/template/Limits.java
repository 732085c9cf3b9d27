package io.pointsman.endpoint.cloudformation.template;

import io.pointsman.endpoint.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The quotas of one template. */
public final class Limits {
    private static final int BODY_BYTES = 51_200;
    private static final int STORED_BYTES = 1_048_576;
    private static final int RESOURCES = 500;
    private static final int PARAMETERS = 200;
    private static final int OUTPUTS = 200;
    private static final int MAPPINGS = 200;

    private Limits() {}

    public static void checkBody(String text) {
        if (bytes(text) > BODY_BYTES) {
            throw Invalid.because("1 validation error detected: Value at 'templateBody' failed to satisfy constraint: "
                    + "Member must have length less than or equal to " + BODY_BYTES);
        }
    }

    /** @param size in bytes */
    public static void checkStored(long size) {
        if (size > STORED_BYTES) {
            throw Invalid.because("Template may not exceed " + STORED_BYTES + " bytes in size.");
        }
    }

    public static void check(Template template) {
        count(template.resources(), RESOURCES, "resources");
        count(template.parameters(), PARAMETERS, "parameters");
        count(template.outputs(), OUTPUTS, "outputs");
        count(template.mappings(), MAPPINGS, "mappings");
    }

    private static void count(Map<String, ?> members, int most, String what) {
        if (members.size() > most) {
            throw new AwsError(
                    400,
                    "ValidationError",
                    "Template format error: Number of %s, %d, is greater than maximum allowed, %d"
                            .formatted(what, members.size(), most));
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
