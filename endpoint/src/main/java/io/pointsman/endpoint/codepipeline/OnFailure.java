package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;

/** What a stage does by itself when one of its actions failed. */
sealed interface OnFailure {
    /** Nothing: it stays failed. */
    record Fail() implements OnFailure {}

    /** Runs again, once. */
    record Retry(RetryMode mode) implements OnFailure {}

    /** Goes back to the last execution that succeeded in it. */
    record Rollback() implements OnFailure {}

    static OnFailure read(JsonObject onFailure) {
        return switch (onFailure.text("result").orElse("FAIL")) {
            case "RETRY" -> new Retry(retryMode(onFailure.objectOrEmpty("retryConfiguration")));
            case "ROLLBACK" -> new Rollback();
            default -> new Fail();
        };
    }

    private static RetryMode retryMode(JsonObject configuration) {
        return RetryMode.valueOf(configuration.text("retryMode").orElse(RetryMode.FAILED_ACTIONS.name()));
    }
}
