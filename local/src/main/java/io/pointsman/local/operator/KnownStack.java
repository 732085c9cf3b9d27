package io.pointsman.local.operator;

import java.util.List;

/** A stack of which something is on record. */
public final class KnownStack {
    private static final int NAMED = 10;

    private KnownStack() {}

    /** An {@link OperatorTrouble} for any other: a name that is misspelt must not look like a stack that rests. */
    public static void need(String stack, ReleaseBook book, String bucket) {
        List<String> known = book.stacks();
        if (!known.contains(stack)) {
            throw new OperatorTrouble(
                    ExitCode.FAILED,
                    "nothing of stack " + stack + " is on record in s3://" + bucket + "/releases/; "
                            + (known.isEmpty()
                                    ? "nothing of any stack is"
                                    : "there are " + String.join(", ", known.subList(0, Math.min(NAMED, known.size())))
                                            + (known.size() > NAMED ? ", ..." : ""))
                            + ". Look at the name, the account and the Region (--profile, --region); before its first"
                            + " release there is nothing to see: start its pipeline, then pointsman watch " + stack);
        }
    }
}
