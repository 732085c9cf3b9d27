package io.pointsman.runtime;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonFault;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * An object of S3 that no action can go by: what is wrong with it, and the commands of the AWS CLI that bring back what was there before. No
 * part of its content is told.
 *
 * @param version of the object as it was read; empty where the bucket keeps no versions
 */
record BrokenDocument(String bucket, String key, Optional<String> version) {
    private static final String KEPT = "Nothing is written over it. ";
    private static final String LIST = "aws s3api list-object-versions --bucket ";

    Refusal refused(JsonFault fault) {
        return refusal(where() + ": " + fault.sentence() + ". " + KEPT + restore());
    }

    /** @param expected who knows of a later state, and what was found */
    Refusal older(String expected) {
        return refusal(where() + " is older than expected: " + expected + ". " + KEPT + restore() + anew());
    }

    /** The newest version, which is this one, says that it is deleted. */
    Refusal deleted() {
        return refusal("s3://" + bucket + "/" + key + " was deleted"
                + version.map(id -> ", version " + id + " is a delete marker").orElse("") + ". " + KEPT
                + "Bring it back" + as() + ": " + undo() + ", then retry the stage" + anew());
    }

    /** The index and the list of jobs can do without what they held. */
    private String anew() {
        return key.endsWith("/index.json") || key.endsWith("/jobs.json")
                ? "; or begin anew without what it held: echo '{}' | aws s3 cp - "
                        + ShellWord.of("s3://" + bucket + "/" + key)
                : "";
    }

    /** What takes the delete marker away. */
    String undo() {
        return version.isEmpty()
                ? LIST + listing() + " has the delete marker, " + remove("ID") + " takes the one of that VersionId away"
                : remove(version.get());
    }

    private String remove(String id) {
        return "aws s3api delete-object --bucket " + bucket + " --key " + ShellWord.of(key) + " --version-id "
                + ShellWord.of(id);
    }

    /** The policy of that bucket denies it to everybody else; artifacts are the pipeline's. */
    private String as() {
        return key.startsWith("releases/")
                ? " (as a role under /pointsman/ where template.yaml has made the bucket)"
                : "";
    }

    private String listing() {
        return bucket + " --prefix " + ShellWord.of(key);
    }

    String where() {
        return "s3://" + bucket + "/" + key
                + version.map(id -> ", version " + id).orElse("");
    }

    /** {@code null} is the version of an object from before versioning, and one like the others. */
    String restore() {
        return version.isEmpty()
                ? "The bucket keeps no versions of it: release again, in a new execution of the pipeline, or put a"
                        + " copy of yours in its place" + as()
                : "Put the version before in its place" + as() + ", then retry the stage: " + LIST + listing()
                        + " lists the versions, aws s3api copy-object --bucket " + bucket
                        + " --key " + ShellWord.of(key) + " --copy-source "
                        + ShellWord.of(bucket + "/" + key + "?versionId=ID") + " restores the one of that VersionId";
    }

    private static Refusal refusal(String message) {
        return new Refusal(FailureKind.JOB_FAILED, message);
    }

    /** The delete marker on top of an object that S3 did not find; empty where there never was one. */
    static Optional<BrokenDocument> marker(String bucket, String key, S3Exception notFound) {
        return header(notFound, "x-amz-delete-marker")
                .filter("true"::equals)
                .map(marker -> new BrokenDocument(bucket, key, header(notFound, "x-amz-version-id")));
    }

    private static Optional<String> header(S3Exception e, String name) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.sdkHttpResponse() == null
                ? Optional.empty()
                : details.sdkHttpResponse().firstMatchingHeader(name);
    }
}
