package io.pointsman.local.operator.screen;

import io.pointsman.local.operator.Clock24;
import io.pointsman.local.operator.StackStanding;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One look after the other: on a terminal in the place of the one before, elsewhere a line for each change. */
public final class LiveScreen implements Consumer<StackStanding> {
    private final PrintWriter out;
    private final Ink ink;
    private final boolean redraws;
    private int drawn;
    private Optional<String> last = Optional.empty();

    /** @param redraws there is a terminal that can go up again */
    public LiveScreen(PrintWriter out, Ink ink, boolean redraws) {
        this.out = out;
        this.ink = ink;
        this.redraws = redraws;
    }

    @Override
    public void accept(StackStanding standing) {
        if (redraws) {
            redraw(StatusScreen.of(standing, ink));
        } else {
            line(standing);
        }
        out.flush();
    }

    private void redraw(List<String> lines) {
        if (drawn > 0) {
            out.print("\u001b[" + drawn + "A\u001b[J");
        }
        lines.forEach(line -> out.println(oneRow(line)));
        drawn = lines.size();
    }

    /** A line that takes two rows would be left standing; only one without colour can be so long. */
    private static String oneRow(String line) {
        return line.contains("\u001b") ? line : Sheet.fitted(line, Sheet.WIDTH);
    }

    private void line(StackStanding standing) {
        String line = WatchLine.of(standing);
        if (!last.equals(Optional.of(line))) {
            out.println(Clock24.exact(standing.now()) + "  " + line);
            last = Optional.of(line);
        }
    }
}
