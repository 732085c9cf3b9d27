package io.pointsman.bench.release;

import java.util.Locale;

/**
 * What each action's function holds at its peak in a first release of 10 functions with an artifact of so many MB, by default 1,000, as a
 * process that Lambda starts with 256 MB.
 */
final class MemoryBench {
    private static final String AT_ONCE = "CodeDeployDefault.LambdaAllAtOnce";
    private static final int FUNCTIONS = 10;
    private static final long MB = 1_000_000;

    private MemoryBench() {}

    public static void main(String[] arguments) throws Exception {
        long megabytes = arguments.length == 0 ? 1_000 : Long.parseLong(arguments[0]);
        try (BenchAccount account = BenchAccount.withProcesses(AT_ONCE)) {
            account.release(ReleasedShop.of(FUNCTIONS).withArtifact(megabytes * MB));
            ((FunctionsInProcesses) account.functions())
                    .peaks()
                    .forEach((action, peak) ->
                            System.out.println(String.format(Locale.ROOT, "%s: %.0f MB", action, peak)));
        }
    }
}
