package io.pointsman.endpoint.codepipeline;

import java.util.Optional;
import java.util.regex.Pattern;

/** Lengths and patterns of the API's text members. */
enum Shape {
    PIPELINE_NAME(1, 100, "[A-Za-z0-9.@\\-_]+"),
    STAGE_NAME(1, 100, "[A-Za-z0-9.@\\-_]+"),
    ACTION_NAME(1, 100, "[A-Za-z0-9.@\\-_]+"),
    ARTIFACT_NAME(1, 100, "[a-zA-Z0-9_\\-]+"),
    ROLE_ARN(0, 1024, "arn:aws(-[\\w]+)*:iam::[0-9]{12}:role/.*"),
    BUCKET(3, 63, "[a-zA-Z0-9\\-\\.]+"),
    KEY_ID(1, 400, ""),
    PROVIDER(1, 35, "[0-9A-Za-z_-]+"),
    TYPE_VERSION(1, 9, "[0-9A-Za-z_-]+"),
    CONFIGURATION_KEY(1, 50, ""),
    CONFIGURATION_VALUE(1, 1000, ""),
    NAMESPACE(1, 100, "[A-Za-z0-9@\\-_]+"),
    VARIABLE_NAME(1, 128, "[A-Za-z0-9@\\-_]+"),
    VARIABLE_VALUE(1, 1000, ".*"),
    UUID(0, Integer.MAX_VALUE, "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    CLIENT_TOKEN(1, 128, "^[a-zA-Z0-9-]+$"),
    REVISION(1, 1500, ""),
    CHANGE_IDENTIFIER(1, 100, ""),
    REVISION_SUMMARY(1, 2048, ""),
    STOP_REASON(0, 200, ""),
    DISABLED_REASON(1, 300, "[a-zA-Z0-9!@ \\(\\)\\.\\*\\?\\-]+"),
    CONTINUATION_TOKEN(1, 2048, ""),
    SUMMARY(1, 2048, ""),
    EXTERNAL_ID(1, 1500, ""),
    FAILURE_MESSAGE(1, 5000, ""),
    OUTPUT_VARIABLE_KEY(0, Integer.MAX_VALUE, "[A-Za-z0-9@\\-_]+"),
    APPROVAL_SUMMARY(0, 512, ""),
    NEXT_TOKEN(1, 2048, ""),
    TAG_KEY(1, 128, ""),
    TAG_VALUE(0, 256, ""),
    ANYTHING(0, Integer.MAX_VALUE, "");

    private final int min;
    private final int max;
    private final String pattern;
    private final Pattern compiled;

    Shape(int min, int max, String pattern) {
        this.min = min;
        this.max = max;
        this.pattern = pattern;
        this.compiled = Pattern.compile(pattern, Pattern.DOTALL);
    }

    /** What is wrong with the text, in AWS's words; empty when nothing is. */
    Optional<String> fault(String text) {
        if (text.length() < min) {
            return Optional.of("Member must have length greater than or equal to " + min);
        }
        if (text.length() > max) {
            return Optional.of("Member must have length less than or equal to " + max);
        }
        return pattern.isEmpty() || compiled.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("Member must satisfy regular expression pattern: " + pattern);
    }
}
