package io.pointsman.causes;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The status reasons of CloudFormation that are known, told by their wording (docs/aws-facts.md), with what to do about each. The
 * first that fits holds: the particular ones stand before the general ones. docs/change-sets.md shows the table.
 */
public enum KnownReason {
    ENDPOINT_LIMIT(
            "the embedded endpoint has no ",
            "this is a limit of Pointsman's embedded endpoint and no fault of the application: leave that part out to"
                    + " try the rest here, or deploy to AWS"),
    VERSION_EXISTS(
            "A version for this Lambda function exists|Version already exists",
            "Lambda makes no second version of equal code and configuration: leave versions to the publish action, or"
                    + " change what the version is made of; rewrite keeps equal code at its first location so that this"
                    + " does not happen"),
    MISSING_CAPABILITY(
            "Requires capabilities|InsufficientCapabilities",
            "where the template is meant to make that, let CloudFormation do it: Capabilities of changeset with the"
                + " named capability, beside CAPABILITY_IAM and CAPABILITY_AUTO_EXPAND, in the action's UserParameters"
                + " or in settings/STACK.yaml of the release bucket"),
    NEVER_CREATED(
            "is in ROLLBACK_COMPLETE state and can not be updated|in ROLLBACK_FAILED state",
            "the stack's first creation failed: delete it, or set Recover to Delete"),
    CODE_DENIED(
            "(access has been denied by S3|GetObject)(?s:.*)(AccessDenied|denied)|S3 Error Code: AccessDenied",
            "CloudFormation's role (RoleArn, or the role of the changeset function) may not read the code: allow"
                    + " s3:GetObject on that bucket and key, and kms:Decrypt on the bucket's key"),
    CODE_GONE(
            "S3 Error Code: NoSuch(Key|Bucket)|NoSuchKey|The specified key does not exist",
            "the code is not there any more: release from a source artifact that still exists, and let nothing expire"
                    + " in the release bucket"),
    CODE_ELSEWHERE(
            "S3 Error Code: PermanentRedirect|PermanentRedirect",
            "the code lies in another Region: Lambda reads a bucket of its own Region only"),
    CODE_TOO_LARGE(
            "[Uu]nzipped size must be smaller|CodeStorageExceeded|Code storage limit exceeded",
            "Lambda takes 250 MB unzipped for a function and 300 GB a Region: make the package smaller, or delete old"
                    + " versions"),
    HOOK(
            "hook\\(s\\)(/validation)? failed",
            "a hook or a validation of CloudFormation says no, as quoted: change what it objects to"),
    DENIED(
            "not authorized to perform|AccessDenied|Access Denied|UnauthorizedOperation|is not authorized",
            "allow the named call to the role that CloudFormation works with: RoleArn, or the role of the changeset"
                    + " function"),
    ROLE_NOT_ASSUMABLE(
            "cannot be assumed by",
            "the role's trust policy must name the service; a role that was just made may need another try"),
    NAME_TAKEN(
            "already exists|AlreadyExists",
            "something outside this stack has that name: choose another, remove it, or set ImportExistingResources to"
                    + " take it over"),
    CUSTOM_NAME(
            "custom-named resource requires replacing",
            "the resource would be replaced and its name is fixed: give it another name, or none"),
    EXPORT_IN_USE(
            "[Ee]xport \\S+( cannot be (deleted|updated))? as it is in use|Cannot (delete|update) export",
            "another stack imports that output: change that stack first"),
    NO_EXPORT("No export named", "no stack of this Region exports that name: deploy the one that does first"),
    BUCKET_NOT_EMPTY(
            "bucket you tried to delete is not empty",
            "CloudFormation deletes empty buckets only: empty it, or keep it with DeletionPolicy: Retain"),
    OTHER_TYPE(
            "Update of resource type is not permitted",
            "a logical id cannot get another type: give the new resource another logical id"),
    ALIAS_MOVED(
            "alias version does not match the current version|conflicting deployment is in progress",
            "CodeDeploy moves that alias: let the shift end, then retry"),
    CONCURRENCY(
            "UnreservedConcurrentExecution",
            "the account has too little concurrency left: reserve less, or ask for more"),
    QUOTA(
            "LimitExceeded|ServiceQuotaExceeded|[Qq]uota|limit exceeded|Limit exceeded|maximum number of|has reached"
                    + " its limit",
            "a quota is used up: remove what is not needed, or ask for a higher one"),
    THROTTLED("Rate exceeded|Throttling|TooManyRequests", "the service was asked too often: retry"),
    NOT_STABLE(
            "NotStabilized|did not stabilize|Exceeded attempts to wait|timed out",
            "the resource was made and did not become ready in time: look at its own logs, then retry"),
    TRANSFORM(
            "Transform \\S+ failed|Failed to execute transform",
            "the transform refuses the template, as quoted: correct the named property");

    private final Pattern wording;
    private final String advice;

    KnownReason(String wording, String advice) {
        this.wording = Pattern.compile(wording);
        this.advice = advice;
    }

    /** @param reason in CloudFormation's words */
    public static Optional<KnownReason> of(String reason) {
        return Stream.of(values()).filter(known -> known.fits(reason)).findFirst();
    }

    /** Whether its wording is in the reason; another one may fit, too. */
    public boolean fits(String reason) {
        return wording.matcher(reason).find();
    }

    /** What to do, in one sentence. */
    public String advice() {
        return advice;
    }

    /** The same as a line of a message. */
    public String hint() {
        return "\nWhat to do: " + advice + ".";
    }
}
