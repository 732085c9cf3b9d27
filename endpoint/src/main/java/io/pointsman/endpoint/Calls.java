package io.pointsman.endpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The journal of customers' requests: which version answered whom, and when. What people and hooks invoke themselves is not there. The
 * newest are kept, as many as a long demo makes.
 */
public final class Calls {
    private static final int KEPT_CALLS = 200_000;

    private final transient Deque<Call> calls = new ArrayDeque<>();
    private transient long total;

    public synchronized void add(Call call) {
        calls.addLast(call);
        total++;
        if (calls.size() > KEPT_CALLS) {
            calls.removeFirst();
        }
    }

    /** Oldest first. */
    public synchronized List<Call> all() {
        return new ArrayList<>(calls);
    }

    /** How many there have been, for {@link #since}. */
    public synchronized long total() {
        return total;
    }

    /** Those after the first {@code count} of all, as far as they are kept; oldest first. */
    public synchronized List<Call> since(long count) {
        long gone = total - calls.size();
        return calls.stream().skip(Math.max(0, count - gone)).toList();
    }
}
