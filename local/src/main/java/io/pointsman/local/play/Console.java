package io.pointsman.local.play;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** What the demo says, one line at a time. */
public final class Console {
    /** Where the text of a line begins, after its time. */
    private static final int TEXT = 9;

    private final PrintStream out;
    private final Instant start = Instant.now();

    public Console(PrintStream out) {
        this.out = out;
    }

    public void scene(String title) {
        out.println();
        out.println("== " + title);
    }

    public void line(String text) {
        line(text, 0);
    }

    /** @param indent what goes on in a further line begins this many columns after the text */
    public void line(String text, int indent) {
        String line =
                "%6.1fs  %s".formatted(Duration.between(start, Instant.now()).toMillis() / 1000.0, text);
        Columns.folded(line, TEXT + indent).forEach(out::println);
    }

    /** Text of several lines, as it is, further in. */
    public void quote(String text) {
        text.lines().forEach(line -> out.println("         | " + line));
    }

    /** What is now true. */
    public void closing(String text) {
        line("=> " + text, 3);
    }

    public void plain(String text) {
        out.println(text);
    }
}
