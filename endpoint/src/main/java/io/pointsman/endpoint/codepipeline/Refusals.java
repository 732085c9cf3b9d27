package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.AwsError;

/** The service's exceptions by name. All of them are status 400. */
final class Refusals {
    private Refusals() {}

    static AwsError refuse(String code, String message) {
        return new AwsError(400, code, message);
    }

    static AwsError validation(String message) {
        return refuse("ValidationException", message);
    }

    static AwsError structure(String message) {
        return refuse("InvalidStructureException", message);
    }

    static AwsError stage(String message) {
        return refuse("InvalidStageDeclarationException", message);
    }

    static AwsError action(String message) {
        return refuse("InvalidActionDeclarationException", message);
    }
}
