import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the test classes that it is given for each folder named on standard input, as the home that holds the templates. One line for each: the
 * first test that failed, or nothing.
 */
public class Widened {
    public static void main(String[] classes) throws Exception {
        BufferedReader homes = new BufferedReader(new InputStreamReader(System.in));
        for (String home = homes.readLine(); home != null; home = homes.readLine()) {
            System.setProperty("pointsman.home", home);
            System.out.println(firstFailure(List.of(classes)).orElse(""));
        }
    }

    private static Optional<String> firstFailure(List<String> classes) {
        return classes.stream().flatMap(name -> firstFailure(name).stream()).findFirst();
    }

    private static Optional<String> firstFailure(String testClass) {
        Launcher launcher = LauncherFactory.create();
        CancellationToken enough = CancellationToken.create();
        FirstFailure first = new FirstFailure(enough);
        launcher.execute(LauncherExecutionRequestBuilder.request(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(testClass))
                        .build())
                .cancellationToken(enough)
                .listeners(first)
                .build());
        if (first.tests == 0) {
            throw new IllegalStateException(testClass + " has no tests");
        }
        return Optional.ofNullable(first.failed.get());
    }

    private static final class FirstFailure implements TestExecutionListener {
        private final CancellationToken enough;
        private final AtomicReference<String> failed = new AtomicReference<>();
        private int tests;

        FirstFailure(CancellationToken enough) {
            this.enough = enough;
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            tests += test.isTest() ? 1 : 0;
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                failed.compareAndSet(null, test.getLegacyReportingName());
                enough.cancel();
            }
        }
    }
}
