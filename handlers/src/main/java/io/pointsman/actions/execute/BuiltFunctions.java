package io.pointsman.actions.execute;

import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.release.record.BuiltCode;
import io.pointsman.release.record.PackagedRelease;
import io.pointsman.review.Change;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The functions that a change set gives a package to which the rewrite knew. Decided by the place that CloudFormation says it will give to
 * Lambda, after conditions and parameters; a function that is not here is not held to anything.
 */
final class BuiltFunctions {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String CODE = "Code";

    private BuiltFunctions() {}

    /** By their ids in the stack. */
    static Map<String, BuiltCode> of(ChangeSetNow changeSet, PackagedRelease packaged) {
        Map<String, BuiltCode> functions = new LinkedHashMap<>();
        changeSet.changes().stream()
                .filter(change -> change.type().equals(FUNCTION) && sendsCode(change))
                .forEach(change -> code(change, packaged)
                        .ifPresent(code -> functions.put(change.path().replace('/', '-'), code)));
        return functions;
    }

    /** Surely: what is only imported, or perhaps replaced, may keep the code that it has. */
    private static boolean sendsCode(Change change) {
        return switch (change.action()) {
            case ADD -> true;
            case MODIFY ->
                change.replacement() == Change.Replacement.YES
                        || change.properties().stream()
                                .anyMatch(property -> property.name().equals(CODE));
            case REMOVE, IMPORT, DYNAMIC, SYNC_WITH_ACTUAL -> false;
        };
    }

    /** Lambda encrypts a package with a key of the customer's, and AWS does not say whether CodeSha256 is of the bytes before or after. */
    private static Optional<BuiltCode> code(Change change, PackagedRelease packaged) {
        return Change.properties(change.after()).members().get(CODE) instanceof Map<?, ?> code
                        && !code.containsKey("SourceKMSKeyArn")
                        && code.get("S3Bucket") instanceof String bucket
                        && code.get("S3Key") instanceof String key
                ? packaged.built(
                        bucket,
                        key,
                        Optional.ofNullable(code.get("S3ObjectVersion")).map(Object::toString))
                : Optional.empty();
    }
}
