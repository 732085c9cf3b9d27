package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.cloudformation.resource.Made;
import io.pointsman.endpoint.cloudformation.resource.Work;
import java.time.Duration;

/** One resource's part in a wave. */
interface Task {
    /** Whether there is nothing to do. Asked once, right before the task would begin. */
    boolean isIdle();

    /** It begins; the work itself follows after {@link #takes}. */
    void announce();

    Work work();

    /** It exists but has not settled. */
    void known(Made made);

    void done(Made made);

    void failed(String reason);

    /** Another resource failed while this one was on its way. */
    void cancelled();

    Duration takes();
}
