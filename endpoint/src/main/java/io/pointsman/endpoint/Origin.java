package io.pointsman.endpoint;

/**
 * What makes AWS invoke a function in a customer's name.
 *
 * @param arn of the rule, the queue, the topic, or the method of an API: what a policy calls {@code aws:SourceArn}
 */
public record Origin(Kind kind, String arn) {
    /** The kinds of event sources, and who asks for the invocation. */
    public enum Kind {
        API("apigateway.amazonaws.com"),
        FUNCTION_URL(ANYBODY),
        /** A function URL whose caller signed: the identity's own policy lets it in, as it does every access key here. */
        SIGNED_FUNCTION_URL(""),
        /** The function's own role polls the queue. */
        QUEUE(""),
        RULE("events.amazonaws.com"),
        /** The schedule's role invokes. */
        SCHEDULE(""),
        TOPIC("sns.amazonaws.com"),
        BUCKET("s3.amazonaws.com");

        private final String principal;

        Kind(String principal) {
            this.principal = principal;
        }

        /** Whom the policy of the function, or of its alias, has to allow; empty where no such policy is asked. */
        public String principal() {
            return principal;
        }
    }

    /** Whoever has not signed. */
    public static final String ANYBODY = "*";
}
