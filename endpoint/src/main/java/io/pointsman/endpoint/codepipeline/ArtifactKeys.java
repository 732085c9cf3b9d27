package io.pointsman.endpoint.codepipeline;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;

/** New places for artifacts: {@code pipeline/artifact/random}, both names cut short, without a suffix. */
final class ArtifactKeys {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final SecureRandom random = new SecureRandom();

    ArtifactPlace next(PipelineDeclaration pipeline, String artifact) {
        String key = cut(pipeline.name(), 20) + "/" + cut(artifact, 10) + "/" + letters(7);
        return new ArtifactPlace(artifact, pipeline.store().bucket(), key, Optional.empty());
    }

    /** That many random letters and digits. */
    String letters(int count) {
        return random.ints(count, 0, LETTERS.length())
                .mapToObj(at -> LETTERS.substring(at, at + 1))
                .collect(Collectors.joining());
    }

    private static String cut(String name, int length) {
        return name.substring(0, Math.min(name.length(), length));
    }
}
