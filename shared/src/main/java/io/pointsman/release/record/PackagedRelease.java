package io.pointsman.release.record;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.CodePlace;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.release.ReleasedBytes;
import io.pointsman.release.ReleasedBytes.Released;
import io.pointsman.source.PipelineRun;
import io.pointsman.source.SourceCommit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code rewrite} made: digests of template and code, and where they lie. Kept with the record, because an artifact may be gone
 * one day.
 *
 * @param templateDigest SHA-256 of the rewritten template's bytes, hex
 * @param source bucket and key of the source artifact, as the manifest has them
 * @param code where the code of each resource lies, as the manifest has it
 * @param commit that was built; unknown in a record of an older version
 * @param pipeline that released it; unknown in a record of an older version
 */
public record PackagedRelease(
        String releaseId,
        String templateDigest,
        JsonObject source,
        List<JsonObject> code,
        SourceCommit commit,
        PipelineRun pipeline) {
    private static final Field<String> LOGICAL_ID = Field.required("logicalId", FieldShape.TEXT);
    private static final Field<String> PROPERTY = Field.optional("property", FieldShape.TEXT);
    private static final Field<String> BUCKET = Field.required("bucket", FieldShape.TEXT);
    private static final Field<String> KEY = Field.required("key", FieldShape.TEXT);
    private static final Field<String> VERSION = Field.optional("version", FieldShape.TEXT);
    private static final Field<String> DIGEST = Field.required("digest", FieldShape.TEXT);
    private static final Field<String> CODE_SHA256 = Field.optional("codeSha256", FieldShape.TEXT);

    private static final ObjectShape<JsonObject> CODE_PLACE = ObjectShape.of(
                    json -> json,
                    json -> json,
                    LOGICAL_ID,
                    PROPERTY,
                    BUCKET,
                    KEY,
                    VERSION,
                    DIGEST,
                    CODE_SHA256,
                    Field.optional("why", FieldShape.TEXT))
            .opened();

    private static final Field<String> RELEASE_ID = Field.required("releaseId", FieldShape.TEXT);
    private static final Field<String> TEMPLATE_DIGEST = Field.required("templateDigest", FieldShape.DIGEST);
    private static final Field<JsonObject> SOURCE = Field.required("source", FieldShape.ANY);
    private static final Field<List<JsonObject>> CODE = Field.required("code", FieldShape.listOf(CODE_PLACE));

    private static final Field<JsonObject> COMMIT = Field.optional("commit", RecordedOrigin.COMMIT);
    private static final Field<JsonObject> PIPELINE = Field.optional("pipeline", RecordedOrigin.PIPELINE);

    static final ObjectShape<PackagedRelease> SHAPE = ObjectShape.of(
            PackagedRelease::read, PackagedRelease::write, RELEASE_ID, TEMPLATE_DIGEST, SOURCE, CODE, COMMIT, PIPELINE);

    /** One of which nobody says where it comes from. */
    public PackagedRelease(String releaseId, String templateDigest, JsonObject source, List<JsonObject> code) {
        this(releaseId, templateDigest, source, code, SourceCommit.UNKNOWN, PipelineRun.UNKNOWN);
    }

    public static PackagedRelease of(ReleaseManifest manifest) {
        JsonObject all = Json.object(manifest.text());
        return new PackagedRelease(
                manifest.releaseId(),
                manifest.templateDigest(),
                SOURCE.find(all).orElse(JsonObject.empty()),
                CODE.find(all).orElse(List.of()),
                manifest.commit(),
                manifest.pipeline());
    }

    /**
     * The digest of each code location by {@link CodePlace#name}.
     *
     * @param own path of the release's own template
     */
    public Map<String, String> digests(String own) {
        Map<String, String> digests = new TreeMap<>();
        code.forEach(place -> digests.put(
                CodePlace.name(
                        own,
                        place.text("template").orElse(""),
                        LOGICAL_ID.need(place),
                        PROPERTY.find(place).orElse("")),
                DIGEST.need(place)));
        return digests;
    }

    /** The artifact that it was made from; empty where the record does not say. */
    public Optional<SourceArtifactPlace> sourcePlace() {
        return BUCKET.find(source).flatMap(bucket -> KEY.find(source).map(key -> new SourceArtifactPlace(bucket, key)));
    }

    /** What a function that is given the code of this place will run, as far as the rewrite knew; empty where it did not. */
    public Optional<BuiltCode> built(String bucket, String key, Optional<String> version) {
        return code.stream()
                .filter(place -> BUCKET.find(place).equals(Optional.of(bucket))
                        && KEY.find(place).equals(Optional.of(key))
                        && VERSION.find(place).equals(version))
                .flatMap(place -> CODE_SHA256.find(place).stream())
                .findFirst()
                .map(sha256 -> new BuiltCode(bucket, key, version, sha256));
    }

    /** What it brings in, for the digest that a change set is approved by. */
    public ReleasedBytes bytes() {
        return ReleasedBytes.of(objects().stream());
    }

    /** The objects that it brings in: one for each place in the template. */
    public List<Released> objects() {
        return code.stream()
                .map(place -> new Released(
                        BUCKET.need(place),
                        KEY.need(place),
                        VERSION.find(place),
                        DIGEST.need(place),
                        CODE_SHA256.find(place)))
                .toList();
    }

    private static PackagedRelease read(JsonObject json) {
        return new PackagedRelease(
                RELEASE_ID.need(json),
                TEMPLATE_DIGEST.need(json),
                SOURCE.find(json).orElse(JsonObject.empty()),
                CODE.find(json).orElse(List.of()),
                COMMIT.find(json).map(SourceCommit::of).orElse(SourceCommit.UNKNOWN),
                PIPELINE.find(json).map(PipelineRun::of).orElse(PipelineRun.UNKNOWN));
    }

    private JsonObject write() {
        JsonObject json = TEMPLATE_DIGEST.put(RELEASE_ID.put(JsonObject.empty(), releaseId), templateDigest);
        json = CODE.put(SOURCE.put(json, source), code);
        json = COMMIT.put(
                json, Optional.of(commit).filter(SourceCommit::isKnown).map(SourceCommit::json));
        return PIPELINE.put(
                json, Optional.of(pipeline).filter(PipelineRun::isKnown).map(PipelineRun::json));
    }
}
