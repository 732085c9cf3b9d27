package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.codepipeline.Terms.Count;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of action that the endpoint knows. Those of CodeBuild and of a connection it checks, and cannot play. */
enum Provider {
    S3_SOURCE,
    CONNECTION_SOURCE,
    CODEBUILD,
    LAMBDA,
    APPROVAL;

    /** Empty when the endpoint does not know such an action. */
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
            case CONNECTION_SOURCE ->
                new Terms(
                        new ActionType("Source", "AWS", "CodeStarSourceConnection", "1"),
                        List.of("ConnectionArn", "FullRepositoryId", "BranchName"),
                        List.of("OutputArtifactFormat", "DetectChanges"),
                        new Count(0, 0),
                        new Count(1, 1));
            case CODEBUILD ->
                new Terms(
                        new ActionType("Build", "AWS", "CodeBuild", "1"),
                        List.of("ProjectName"),
                        List.of("PrimarySource", "BatchEnabled", "CombineArtifacts", "EnvironmentVariables"),
                        new Count(1, 5),
                        new Count(0, 5));
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
