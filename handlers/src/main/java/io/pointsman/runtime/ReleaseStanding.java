package io.pointsman.runtime;

import io.pointsman.causes.JobMessage;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import java.util.function.Supplier;

/** Adds to a verdict how far its release has come. */
public final class ReleaseStanding {
    private ReleaseStanding() {}

    /**
     * The verdict matters more than what is added: where the record cannot be read it stands alone.
     *
     * @param standing a sentence without its end
     */
    public static Refusal with(Refusal verdict, Supplier<String> standing) {
        try {
            String message = JobMessage.of(String.valueOf(verdict.getMessage()), ". " + standing.get() + ".");
            return new Refusal(verdict.kind(), message, verdict);
        } catch (Refusal | Unavailable unreadable) {
            verdict.addSuppressed(unreadable);
            return verdict;
        }
    }
}
