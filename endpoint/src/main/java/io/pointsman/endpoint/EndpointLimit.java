package io.pointsman.endpoint;

/**
 * Says no where AWS would say yes: the endpoint lacks something. Never for what AWS refuses, too; that is an {@link AwsError} in
 * AWS's words.
 *
 * <p>The sentence is the same wherever it surfaces: in an answer, as the reason of a resource, of a stack or of a change set, in the
 * message of a job. Pointsman's functions and {@code demo} tell it by its beginning ({@code KnownReason.ENDPOINT_LIMIT}) and then
 * give no advice to change the application, and {@code demo} exits with a code of its own.
 */
public final class EndpointLimit extends AwsError {
    public static final String CODE = "EndpointLimit";

    private static final long serialVersionUID = 1;
    private static final int NOT_IMPLEMENTED = 501;
    private static final String LACKS = "the embedded endpoint has no ";

    private EndpointLimit(String message) {
        super(NOT_IMPLEMENTED, CODE, message);
    }

    /** @param lacking what there is none of, to stand after "has no": {@code "targets of the type AWS::SQS::Queue (rule Nightly)"} */
    public static EndpointLimit of(String lacking) {
        return new EndpointLimit(said(lacking));
    }

    /** The sentence alone, for what is said and not thrown. */
    public static String said(String lacking) {
        return LACKS + lacking + "; AWS takes this";
    }

    /** An operation that the service does not have here; whether AWS has it, the endpoint cannot know. */
    public static EndpointLimit operation(String service, String operation) {
        return new EndpointLimit(LACKS + "operation " + operation + " of " + service + "; AWS may have it");
    }
}
