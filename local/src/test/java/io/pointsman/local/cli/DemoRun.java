package io.pointsman.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import org.junit.jupiter.api.Assumptions;

/**
 * The demo, run in this process.
 *
 * @param said what it printed
 */
record DemoRun(int code, String said) {
    /** The demo needs the functions' jar, as does whoever calls this. */
    static DemoRun of(String... options) {
        boolean built = Files.exists(Home.folder().resolve("handlers/target/pointsman.jar"));
        Assumptions.assumeTrue(
                built || "true".equals(System.getenv("CI")),
                "handlers/target/pointsman.jar is not built: mvn verify builds it first");
        String[] arguments = new String[options.length + 1];
        arguments[0] = "demo";
        System.arraycopy(options, 0, arguments, 1, options.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, UTF_8));
        try {
            return new DemoRun(Pointsman.commandLine().execute(arguments), out.toString(UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
