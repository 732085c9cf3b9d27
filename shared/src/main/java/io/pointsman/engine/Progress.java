package io.pointsman.engine;

import java.util.OptionalInt;

/**
 * What a person sees while AWS works.
 *
 * @param summary one line, cut to CodePipeline's 2,048 characters when it is sent
 * @param percent 0 to 100 where it is known
 */
public record Progress(String summary, OptionalInt percent) {
    public Progress {
        if (percent.isPresent() && (percent.getAsInt() < 0 || percent.getAsInt() > 100)) {
            throw new IllegalArgumentException("percent " + percent.getAsInt());
        }
    }

    public static Progress of(String summary) {
        return new Progress(summary, OptionalInt.empty());
    }

    public static Progress of(String summary, int percent) {
        return new Progress(summary, OptionalInt.of(percent));
    }
}
