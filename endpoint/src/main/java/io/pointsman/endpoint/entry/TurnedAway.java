package io.pointsman.endpoint.entry;

/**
 * Why a request is turned away, for the log and for its sender.
 *
 * @param reason one line of printable ASCII, whatever the request holds: what is wrong, and what to do where it was meant well
 */
public record TurnedAway(String reason) {
    /** Forbidden: to repeat it helps nothing. */
    public static final int STATUS = 403;

    /** No code of AWS's, which has no such rule. */
    public static final String CODE = "EndpointRefusal";

    /** To its sender. */
    public String said() {
        return "the embedded endpoint refuses this request: " + reason;
    }
}
