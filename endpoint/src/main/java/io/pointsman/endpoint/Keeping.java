package io.pointsman.endpoint;

import io.pointsman.endpoint.keep.Keeper;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * How often the endpoint's state may have changed, and who keeps it: before an answer leaves, what it tells is kept. Without a keeper
 * nothing is.
 */
public final class Keeping {
    /** GetSecretValue notes the day on which it was asked. */
    private static final Pattern READING = Pattern.compile("(Get(?!SecretValue)|List|Describe|Head|BatchGet)[A-Z].*");

    private final transient AtomicLong changes = new AtomicLong();
    private transient volatile Runnable keeper = () -> {};
    private transient volatile Runnable resuming = () -> {};
    private transient volatile Runnable ending = () -> {};

    void called(String operation) {
        if (!READING.matcher(operation).matches()) {
            changed();
        }
    }

    /** What is kept is no longer what there is. */
    public void changed() {
        changes.incrementAndGet();
    }

    public long changes() {
        return changes.get();
    }

    /** Returns once all is kept that there is now. */
    public void settle() {
        keeper.run();
    }

    /** What was under way when the endpoint ended goes on, now that it can be reached. */
    public void resume() {
        Runnable once = resuming;
        resuming = () -> {};
        once.run();
    }

    /** Keeps what there is a last time. */
    void end() {
        Runnable once = ending;
        ending = () -> {};
        keeper = () -> {};
        once.run();
    }

    void by(Keeper one) {
        keeper = one::settle;
        resuming = one::resume;
        ending = one::close;
    }
}
