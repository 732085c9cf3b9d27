package io.pointsman.local.acceptance.ledger;

import io.pointsman.local.acceptance.ground.AcceptanceName;
import java.util.Arrays;
import java.util.Optional;

/**
 * Something that a run makes, or has Pointsman make.
 *
 * @param name of a kind of its own: a stack's, a bucket's, the beginning of the names of log groups
 */
record LedgerEntry(Kind kind, String name) {
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
                .map(kind -> new LedgerEntry(kind, line.substring(space + 1)));
    }

    /**
     * Whether it bears the name of the run: whoever can write the list could name anything else of the account. CloudFormation cuts the names
     * that it gives to buckets.
     */
    boolean isOf(AcceptanceName run) {
        return kind == Kind.BUCKET ? name.startsWith(AcceptanceName.ARTIFACT_FOLDER + "-") : name.contains(run.text());
    }

    String line() {
        return kind.word + " " + name;
    }

    @Override
    public String toString() {
        return line();
    }
}
