package io.pointsman.endpoint.codedeploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.disk.Blob;
import io.pointsman.endpoint.encoding.Hash;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.util.Locale;
import java.util.Set;

/**
 * Where the AppSpec of a deployment comes from. CodeDeploy looks at the form of a revision when it is asked, and reads what is in
 * it when the deployment starts: an AppSpec that is wrong or missing is a deployment that fails (docs/aws-facts.md).
 */
sealed interface Revision {
    /** As it was given. */
    JsonObject json();

    /** What two revisions that are the same have in common. */
    String identity();

    /** Reads the AppSpec; a {@link DeploymentFault} where there is none. */
    AppSpecDocument read(World world);

    /** The AppSpec itself, as {@code AppSpecContent} or the older {@code String}. */
    record Inline(JsonObject json, String text) implements Revision {
        @Override
        public String identity() {
            return json.needText("revisionType") + " " + Hash.SHA_256.hex(text);
        }

        @Override
        public AppSpecDocument read(World world) {
            return parsed(text);
        }
    }

    /** An object in S3. */
    record Stored(JsonObject json, JsonObject location) implements Revision {
        private static final String NOT_LOCATED =
                "The AppSpec file cannot be located in the specified S3 bucket. Verify your AppSpec file is present and"
                        + " that the name and key value pair specified for your S3 bucket are correct. The S3 bucket"
                        + " must be in your current region";

        @Override
        public String identity() {
            return "S3 " + location.needText("bucket") + " " + location.needText("key") + " "
                    + location.text("version").orElse("") + " " + eTag();
        }

        @Override
        public AppSpecDocument read(World world) {
            JsonObject object = fetch(world);
            String actual = unquoted(object.text("ETag").orElse(""));
            if (!eTag().isEmpty() && !eTag().equals(actual)) {
                throw new DeploymentFault(
                        "INVALID_REVISION",
                        "The AppSpec file in the specified S3 bucket has the ETag " + actual + ", not " + eTag());
            }
            return parsed(
                    new String(Blob.in(object, "Body").orElseGet(Blob::empty).bytes(), UTF_8));
        }

        private JsonObject fetch(World world) {
            JsonObject input = JsonObject.of("Bucket", location.needText("bucket"), "Key", location.needText("key"))
                    .with("VersionId", location.text("version"));
            try {
                return world.call("s3", "GetObject", input);
            } catch (AwsError e) {
                throw new DeploymentFault("INVALID_REVISION", NOT_LOCATED);
            }
        }

        private String eTag() {
            return unquoted(location.text("eTag").orElse(""));
        }

        private static String unquoted(String eTag) {
            return eTag.replace("\"", "");
        }
    }

    /** What a rollback deploys: a revision that was deployed, the other way round. */
    record Back(JsonObject json, AppSpecDocument spec) implements Revision {
        @Override
        public String identity() {
            return "back " + spec;
        }

        @Override
        public AppSpecDocument read(World world) {
            return spec;
        }
    }

    /** The member {@code revision} of a request. */
    static Revision in(JsonObject input) {
        return of(input.object("revision")
                .orElseThrow(() -> Refused.as("RevisionRequiredException", "RevisionLocation must be specified")));
    }

    /** A revision that a Lambda deployment may have. */
    static Revision of(JsonObject revision) {
        return switch (revision.text("revisionType").orElse("")) {
            case "AppSpecContent" -> inline(revision, "appSpecContent");
            case "String" -> inline(revision, "string");
            case "S3" -> stored(revision);
            case "GitHub" -> throw invalid("A revision in GitHub is for the compute platform Server only");
            default -> throw invalid("revisionType must be S3, AppSpecContent or String");
        };
    }

    private static Revision inline(JsonObject revision, String member) {
        JsonObject content = revision.objectOrEmpty(member);
        String text = content.text("content")
                .orElseThrow(() -> invalid("The revision must have the content of an AppSpec file"));
        if (content.has("sha256") && !content.needText("sha256").equalsIgnoreCase(Hash.SHA_256.hex(text))) {
            throw invalid("The sha256 of the revision is not the one of its content");
        }
        return new Inline(revision, text);
    }

    private static Revision stored(JsonObject revision) {
        JsonObject location = revision.objectOrEmpty("s3Location");
        for (String member : Set.of("bucket", "key", "bundleType")) {
            if (location.text(member).orElse("").isEmpty()) {
                throw invalid("s3Location must have bucket, key and bundleType");
            }
        }
        String bundle = location.needText("bundleType").toUpperCase(Locale.ROOT);
        if (!bundle.equals("YAML") && !bundle.equals("JSON")) {
            throw invalid("BundleType must be either YAML or JSON");
        }
        return new Stored(revision, location);
    }

    private static AppSpecDocument parsed(String text) {
        try {
            return AppSpecDocument.parse(text);
        } catch (IllegalArgumentException | JsonTrouble e) {
            throw new DeploymentFault("INVALID_LAMBDA_CONFIGURATION", AppSpecDocument.INVALID + " " + e.getMessage());
        }
    }

    private static RuntimeException invalid(String message) {
        return Refused.as("InvalidRevisionException", message);
    }
}
