package io.pointsman.local.operator;

import io.pointsman.local.operator.ReleaseBook.KnownRun;
import io.pointsman.release.record.ReleaseIndex;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The run that somebody means: by its name, by the beginning of it, or by the id of its release. */
public final class NamedRun {
    private static final int NAMED = 5;

    private final ReleaseBook book;

    public NamedRun(ReleaseBook book) {
        this.book = book;
    }

    /** An {@link OperatorTrouble} where it is none or several. */
    public String of(String stack, String word) {
        List<String> meant = meant(stack, word);
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        throw new OperatorTrouble(
                ExitCode.FAILED,
                meant.isEmpty()
                        ? "stack " + stack + " has no run " + SafeText.line(word)
                                + " on record; those that there are: pointsman releases " + stack
                        : "run " + SafeText.line(word) + " may be "
                                + meant.stream().limit(NAMED).collect(Collectors.joining(" or "))
                                + (meant.size() > NAMED ? ", or others" : "") + "; write more of it");
    }

    private List<String> meant(String stack, String word) {
        ReleaseIndex index = book.index(stack);
        List<String> known = Stream.concat(
                        book.runs(stack).stream().map(KnownRun::run),
                        index.releases().map(ReleaseIndex.Entry::run))
                .distinct()
                .toList();
        if (known.contains(word)) {
            return List.of(word);
        }
        Stream<String> released =
                index.releases().filter(entry -> entry.releaseId().equals(word)).map(ReleaseIndex.Entry::run);
        return Stream.concat(known.stream().filter(run -> run.startsWith(word)), released)
                .distinct()
                .toList();
    }
}
