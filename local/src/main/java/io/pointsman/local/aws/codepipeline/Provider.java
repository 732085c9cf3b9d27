package io.pointsman.local.aws.codepipeline;

import io.pointsman.local.aws.codepipeline.Terms.Count;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of action that the endpoint plays. */
enum Provider {
    S3_SOURCE,
    LAMBDA,
    APPROVAL;

    /** Empty when the endpoint cannot play such an action. */
    static Optional<Provider> of(ActionType type) {
        return Arrays.stream(values())
                .filter(provider -> provider.terms().type().equals(type))
                .findFirst();
    }

    Terms terms() {
        return switch (this) {
            case S3_SOURCE ->
                new Terms(
                        new ActionType("Source", "AWS", "S3", "1"),
                        List.of("S3Bucket", "S3ObjectKey"),
                        List.of("PollForSourceChanges", "AllowOverrideForS3ObjectKey"),
                        new Count(0, 0),
                        new Count(1, 1));
            case LAMBDA ->
                new Terms(
                        new ActionType("Invoke", "AWS", "Lambda", "1"),
                        List.of("FunctionName"),
                        List.of("UserParameters"),
                        new Count(0, 5),
                        new Count(0, 5));
            case APPROVAL ->
                new Terms(
                        new ActionType("Approval", "AWS", "Manual", "1"),
                        List.of(),
                        List.of("NotificationArn", "ExternalEntityLink", "CustomData"),
                        new Count(0, 0),
                        new Count(0, 0));
        };
    }
}
