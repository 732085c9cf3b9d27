package io.pointsman.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pointsman.endpoint.disk.Blob;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.promise.ReleaseGround;
import io.pointsman.promise.ReleasedApplication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Everything that a release has left behind, by where it lies: every version of every object, unpacked, the logs, and what was said and told. */
final class WhatIsLeft {
    private static final int GZIP = 0x1F;
    private static final int DEEPEST = 4;

    private final Map<String, byte[]> places = new LinkedHashMap<>();

    private WhatIsLeft() {}

    /** @param answers what CodePipeline was told */
    static WhatIsLeft of(ReleaseGround ground, Iterable<JsonObject> answers) {
        WhatIsLeft left = new WhatIsLeft();
        left.put("the functions' logs", ground.log().getBytes(UTF_8), 0);
        left.put("what was announced", ground.details().toString().getBytes(UTF_8), 0);
        left.put("the answers of jobs", Json.text(answers).getBytes(UTF_8), 0);
        JsonObject pipeline = JsonObject.of("pipelineName", ReleasedApplication.PIPELINE);
        JsonObject actions =
                ground.world.call("codepipeline", "ListActionExecutions", pipeline.with("maxResults", 100));
        left.put(
                "what the actions said",
                actions.objects("actionExecutionDetails").stream()
                        .map(action -> String.valueOf(Json.text(said(action))))
                        .collect(Collectors.joining("\n"))
                        .getBytes(UTF_8),
                0);
        ground.world
                .call("s3", "ListBuckets", JsonObject.empty())
                .objects("Buckets")
                .forEach(bucket -> left.bucket(ground, bucket.needText("Name")));
        return left;
    }

    /** Without its configuration, which holds what the pipeline's owner wrote. */
    private static Object said(JsonObject action) {
        JsonObject output = action.objectOrEmpty("output");
        return output.with("executionResult", output.object("executionResult"));
    }

    private void bucket(ReleaseGround ground, String bucket) {
        ground.world
                .call("s3", "ListObjectVersions", JsonObject.of("Bucket", bucket, "MaxKeys", 1000))
                .objects("Versions")
                .forEach(version -> {
                    JsonObject object = ground.world.call(
                            "s3",
                            "GetObject",
                            JsonObject.of("Bucket", bucket, "Key", version.needText("Key"))
                                    .with("VersionId", version.needText("VersionId")));
                    Blob body = (Blob) Objects.requireNonNull(object.members().get("Body"));
                    String place = "s3://" + bucket + "/" + version.needText("Key");
                    put(place + " " + version.needText("VersionId"), body.bytes(), 0);
                    put(
                            place + ", its metadata",
                            Json.text(object.objectOrEmpty("Metadata")).getBytes(UTF_8),
                            0);
                });
    }

    private void put(String place, byte[] content, int depth) {
        places.put(place, content);
        try {
            if (depth < DEEPEST && content.length > 2 && content[0] == 'P' && content[1] == 'K') {
                unzipped(place, content, depth);
            } else if (depth < DEEPEST && content.length > 2 && content[0] == GZIP && (content[1] & 0xFF) == 0x8B) {
                put(
                        place + " unpacked",
                        new GZIPInputStream(new ByteArrayInputStream(content)).readAllBytes(),
                        depth + 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(place, e);
        }
    }

    private void unzipped(String place, byte[] content, int depth) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                put(place + "!" + entry.getName(), zip.readAllBytes(), depth + 1);
            }
        }
    }

    /** Where a secret lies, as a line that does not tell it. */
    List<String> of(String secret, Predicate<String> wanted) {
        return places.entrySet().stream()
                .filter(place -> wanted.test(place.getKey()))
                .filter(place -> Disguises.isIn(place.getValue(), secret))
                .map(Map.Entry::getKey)
                .toList();
    }

    Set<String> places() {
        return places.keySet();
    }
}
