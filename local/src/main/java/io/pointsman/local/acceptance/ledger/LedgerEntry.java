package io.pointsman.local.acceptance.ledger;

import io.pointsman.local.acceptance.ground.AcceptanceName;
import java.util.Arrays;
import java.util.Optional;

/**
 * Something that a run makes, or has Pointsman make.
 *
 * @param name of a kind of its own: a stack's, a bucket's, the beginning of the names of log groups
 * @param account where it is, if that is not the account of the run
 */
record LedgerEntry(Kind kind, String name, Optional<String> account) {
    private static final String IN = " in account ";

    LedgerEntry(Kind kind, String name) {
        this(kind, name, Optional.empty());
    }

    enum Kind {
        /** Log groups whose names begin so: a function writes once more while its stack is deleted. */
        LOG_GROUPS("log-groups"),
        STACK("stack"),
        BUCKET("bucket"),
        PIPELINE("pipeline"),
        /** Of CodeDeploy: Pointsman makes it with the first shift. */
        APPLICATION("application"),
        /** What a pipeline has under way. Nothing that it uses is taken away before it rests. */
        RELEASES("releases");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Optional<LedgerEntry> read(String line) {
        int space = line.indexOf(' ');
        return Arrays.stream(Kind.values())
                .filter(kind -> space > 0 && kind.word.equals(line.substring(0, space)))
                .findFirst()
                .map(kind -> read(kind, line.substring(space + 1)));
    }

    private static LedgerEntry read(Kind kind, String rest) {
        int in = rest.indexOf(IN);
        return in < 0
                ? new LedgerEntry(kind, rest)
                : new LedgerEntry(kind, rest.substring(0, in), Optional.of(rest.substring(in + IN.length())));
    }

    /**
     * Whether it bears the name of the run: whoever can write the list could name anything else of the account. CloudFormation cuts the names
     * that it gives to buckets.
     */
    boolean isOf(AcceptanceName run) {
        return kind == Kind.BUCKET ? name.startsWith(AcceptanceName.ARTIFACT_FOLDER + "-") : name.contains(run.text());
    }

    String line() {
        return kind.word + " " + name + account.map(id -> IN + id).orElse("");
    }

    @Override
    public String toString() {
        return line();
    }
}
