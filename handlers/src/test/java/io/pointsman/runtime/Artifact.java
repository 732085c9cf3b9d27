package io.pointsman.runtime;

import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.release.MadeFor;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.source.PipelineRun;
import io.pointsman.source.SourceCommit;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An input artifact that is a source for {@code rewrite} and a {@code Release} for every other action. */
final class Artifact {
    private static final String TEMPLATE = """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Stage: {Type: String, Default: test}
        Resources:
          Hello:
            Type: AWS::Serverless::Function
            Properties: {CodeUri: ./, Handler: test.handler, Runtime: python3.12}
        """;

    private Artifact() {}

    static byte[] usual() {
        return with("test.py", "def handler(event, context): return 1");
    }

    /** The usual one, with one more file, or another in the place of one. */
    static byte[] with(String path, String text) {
        Map<String, String> files = new HashMap<>(Map.of("sam.template", TEMPLATE, ReleaseManifest.PATH, manifest()));
        files.put(path, text);
        Map<String, byte[]> bytes = new HashMap<>();
        files.forEach((name, content) -> bytes.put(name, content.getBytes(StandardCharsets.UTF_8)));
        return ReproducibleZip.of(bytes);
    }

    private static String manifest() {
        return new ReleaseManifest(
                        "r",
                        "run",
                        "sam.template",
                        "ab",
                        "source",
                        "app.zip",
                        List.of(),
                        Map.of(),
                        Map.of(),
                        MadeFor.ANYWHERE,
                        SourceCommit.ofSummary("9c41e77 Total includes tax"),
                        PipelineRun.UNKNOWN)
                .text();
    }

    static void put(FakeSurroundings around, byte[] zip) {
        around.s3.objects.put("artifacts/pipeline/In", zip);
    }
}
