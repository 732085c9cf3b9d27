package io.pointsman.actions.publish;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.runtime.InputArtifact;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code Versions} artifact: all that the input held, and the versions. */
final class VersionsArtifact {
    private VersionsArtifact() {}

    static byte[] of(InputArtifact input, PublishedVersions published) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        input.zip().paths().forEach(path -> input.zip().read(path).ifPresent(bytes -> files.put(path, bytes)));
        files.put(PublishedVersions.PATH, published.text().getBytes(StandardCharsets.UTF_8));
        return ReproducibleZip.of(files);
    }
}
