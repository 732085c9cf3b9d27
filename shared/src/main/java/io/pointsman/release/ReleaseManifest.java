package io.pointsman.release;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.json.TypeCheck;
import io.pointsman.source.PipelineRun;
import io.pointsman.source.SourceCommit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code pointsman/release.json} of the {@code Release} artifact: what the rewrite found and made.
 *
 * @param releaseId names this release for people and records; derived from the run
 * @param run identity of the run: {@code Run} of the user, or the source artifact's bucket and key
 * @param templatePath of the rewritten template inside the artifact
 * @param templateDigest SHA-256 of the rewritten template's bytes, hex
 * @param sourceBucket of the source artifact
 * @param sourceKey of the source artifact
 * @param code where the code of each resource lies
 * @param parameters values for template parameters that stand for the artifact's location (the blog's {@code BucketName} and
 *     {@code ObjectKey})
 * @param assumed the values of parameters that the rewrite followed to code; a change set that gives them others would not mean
 *     what was packaged
 * @param madeFor where the template has to be deployed
 * @param commit that was built, as far as anybody says it
 * @param pipeline that releases, as far as it says so
 */
public record ReleaseManifest(
        String releaseId,
        String run,
        String templatePath,
        String templateDigest,
        String sourceBucket,
        String sourceKey,
        List<CodePlace> code,
        Map<String, String> parameters,
        Map<String, String> assumed,
        MadeFor madeFor,
        SourceCommit commit,
        PipelineRun pipeline) {

    /** A release whose template needed no value of a parameter to be followed, and fits any place. */
    public ReleaseManifest(
            String releaseId,
            String run,
            String templatePath,
            String templateDigest,
            String sourceBucket,
            String sourceKey,
            List<CodePlace> code,
            Map<String, String> parameters) {
        this(
                releaseId,
                run,
                templatePath,
                templateDigest,
                sourceBucket,
                sourceKey,
                code,
                parameters,
                Map.of(),
                MadeFor.ANYWHERE,
                SourceCommit.UNKNOWN,
                PipelineRun.UNKNOWN);
    }

    /** Its path inside the {@code Release} artifact. */
    public static final String PATH = "pointsman/release.json";

    private static final long FORMAT = 1;
    private static final JsonObject TEXT = JsonObject.of("type", "string");
    private static final JsonObject TEXTS = JsonObject.of("type", "object", "additionalProperties", TEXT);

    /** What {@link #parse} reads; the rest passes. */
    private static final JsonObject SCHEMA = object(JsonObject.of("releaseId", TEXT, "run", TEXT)
                    .with("templatePath", TEXT)
                    .with("templateDigest", TEXT)
                    .with("source", object(JsonObject.of("bucket", TEXT, "key", TEXT)))
                    .with("code", JsonObject.of("type", "array", "items", CodePlace.SCHEMA))
                    .with("parameters", TEXTS)
                    .with("assumed", TEXTS)
                    .with("madeFor", MadeFor.SCHEMA)
                    .with("commit", SourceCommit.SCHEMA)
                    .with("pipeline", PipelineRun.SCHEMA))
            .with("required", List.of("releaseId", "run", "templatePath", "templateDigest", "source"));

    /** All of its members are required. */
    private static JsonObject object(JsonObject members) {
        return JsonObject.of("type", "object", "properties", members)
                .with("required", List.copyOf(members.members().keySet()));
    }

    public String text() {
        return Json.pretty(JsonObject.of("format", FORMAT, "releaseId", releaseId, "run", run)
                .with("templatePath", templatePath)
                .with("templateDigest", templateDigest)
                .with("source", JsonObject.of("bucket", sourceBucket, "key", sourceKey))
                .with("code", code.stream().map(CodePlace::json).toList())
                .with("parameters", parameters)
                .with("assumed", assumed)
                .with(
                        "madeFor",
                        Optional.of(madeFor)
                                .filter(place -> !place.equals(MadeFor.ANYWHERE))
                                .map(MadeFor::json))
                .with(
                        "commit",
                        Optional.of(commit).filter(SourceCommit::isKnown).map(SourceCommit::json))
                .with(
                        "pipeline",
                        Optional.of(pipeline).filter(PipelineRun::isKnown).map(PipelineRun::json)));
    }

    /** Reads what {@link #text} wrote, in this version or an earlier one; members that it does not know pass. Anything else is a {@code JsonTrouble}. */
    public static ReleaseManifest parse(String text) {
        JsonObject json = Json.object(text);
        check(json);
        JsonObject source = json.objectOrEmpty("source");
        return new ReleaseManifest(
                json.needText("releaseId"),
                json.needText("run"),
                json.needText("templatePath"),
                json.needText("templateDigest"),
                source.needText("bucket"),
                source.needText("key"),
                json.objects("code").stream().map(CodePlace::of).toList(),
                texts(json.objectOrEmpty("parameters")),
                texts(json.objectOrEmpty("assumed")),
                MadeFor.of(json.objectOrEmpty("madeFor")),
                SourceCommit.of(json.objectOrEmpty("commit")),
                PipelineRun.of(json.objectOrEmpty("pipeline")));
    }

    private static void check(JsonObject json) {
        Object format = json.members().get("format");
        if (format instanceof Long number && number > FORMAT) {
            throw new JsonTrouble("/format is " + number + ", and this version of Pointsman reads " + FORMAT
                    + ": a later version wrote it, and has to be deployed");
        }
        if (!Long.valueOf(FORMAT).equals(format)) {
            throw new JsonTrouble("/format must be " + FORMAT);
        }
        TypeCheck.lenient(Set.of()).withRequired().fault(SCHEMA, json).ifPresent(fault -> {
            throw new JsonTrouble(fault.sentence());
        });
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> parameters = new LinkedHashMap<>();
        json.members().keySet().forEach(name -> parameters.put(name, json.needText(name)));
        return parameters;
    }
}
