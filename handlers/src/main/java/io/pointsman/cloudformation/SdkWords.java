package io.pointsman.cloudformation;

import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/** What CloudFormation says in words, because it has no error code for it: a ValidationError may be any of these. */
public final class SdkWords {
    private SdkWords() {}

    public static String said(CloudFormationException e) {
        String message =
                e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
        return message == null ? "" : message;
    }

    /** Empty for a stack that is not there; anything else is thrown on. */
    public static <T> Optional<T> absent(CloudFormationException e) {
        if (said(e).contains("does not exist")) {
            return Optional.empty();
        }
        throw e;
    }

    /** What is said of a stack on which somebody else's operation has begun since it was looked at; anything else is thrown on. */
    public static String moves(CloudFormationException e) {
        if (said(e).contains("_IN_PROGRESS state")) {
            return said(e);
        }
        throw e;
    }
}
