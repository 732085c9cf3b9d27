package io.pointsman.local.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** What functions start and what the endpoint keeps on disk ends with them, however the endpoint ends. */
@Tag("long")
@DisabledIf(value = "noPython", disabledReason = "python3 is not installed on this machine")
final class NothingIsLeftTest {
    /** The number of a child that outlives everything that is not ended. */
    private static final String STARTS_A_CHILD = "import subprocess\n  return subprocess.Popen(['sleep', '1000']).pid";

    /** Its parent is gone when the function answers, as with daemons. */
    private static final String STARTS_A_DAEMON = """
        import subprocess
          return int(subprocess.check_output(['sh', '-c', 'sleep 1000 >/dev/null 2>&1 & echo $!']))\
        """;

    private static final String STARTS_A_CHILD_AND_ENDS = """
        import subprocess, os
          if event.get('end'):
            os._exit(3)
          return int(subprocess.check_output(['sh', '-c', 'sleep 1000 >/dev/null 2>&1 & echo $!']))\
        """;

    @TempDir
    private Path temporary = Path.of("");

    static boolean noPython() {
        return Functions.noPython();
    }

    @Test
    void a_child_of_a_function_ends_when_the_endpoint_is_stopped() throws Exception {
        ProcessHandle child;
        try (ServeProcess serve = ServeProcess.start(temporary, List.of());
                LambdaClient lambda = serve.client(LambdaClient.builder())) {
            child = started(lambda, STARTS_A_CHILD);
            assertTrue(child.isAlive());
        }
        assertEnds(child);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_child_whose_parent_is_gone_ends_when_the_function_is_deleted() throws Exception {
        try (ServeProcess serve = ServeProcess.start(temporary, List.of());
                LambdaClient lambda = serve.client(LambdaClient.builder())) {
            ProcessHandle child = started(lambda, STARTS_A_DAEMON);
            assertTrue(child.isAlive());
            lambda.deleteFunction(it -> it.functionName("starts"));
            assertEnds(child);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_child_ends_when_the_process_of_the_function_ends_by_itself() throws Exception {
        try (ServeProcess serve = ServeProcess.start(temporary, List.of());
                LambdaClient lambda = serve.client(LambdaClient.builder())) {
            ProcessHandle child = started(lambda, STARTS_A_CHILD_AND_ENDS);
            assertTrue(Functions.invoke(lambda, "starts", "{\"end\":true}").contains("exit status 3"));
            assertEnds(child);
        }
    }

    @Test
    void a_child_ends_when_its_function_takes_too_long() throws Exception {
        Path pid = temporary.resolve("pid");
        try (ServeProcess serve = ServeProcess.start(temporary, List.of());
                LambdaClient lambda = serve.client(LambdaClient.builder())) {
            Functions.create(
                    lambda,
                    "hangs",
                    "import subprocess\n  child = subprocess.Popen(['sleep', '1000'])\n  open('" + pid
                            + "', 'w').write(str(child.pid))\n  child.wait()");
            lambda.updateFunctionConfiguration(it -> it.functionName("hangs").timeout(2));
            lambda.waiter().waitUntilFunctionUpdatedV2(it -> it.functionName("hangs"));
            assertTrue(Functions.invoke(lambda, "hangs", "{}").contains("Task timed out"));
            ProcessHandle.of(Long.parseLong(Files.readString(pid))).ifPresent(NothingIsLeftTest::assertEnds);
        }
    }

    @Test
    void what_a_killed_endpoint_left_is_removed_when_the_next_one_starts_and_what_a_running_one_has_is_not()
            throws Exception {
        ServeProcess killed = ServeProcess.start(temporary, List.of());
        ServeProcess running = ServeProcess.start(temporary, List.of());
        try (running) {
            warm(killed);
            warm(running);
            List<Path> both = folders();
            assertEquals(2, both.size(), both.toString());
            killed.process().destroyForcibly().waitFor();

            try (ServeProcess next = ServeProcess.start(temporary, List.of())) {
                List<Path> left = folders();
                assertEquals(1, left.size(), left.toString());
                assertTrue(
                        name(left.getFirst())
                                .startsWith("pointsman-" + running.process().pid() + "-"),
                        left.toString());
                warm(next);
                assertEquals(2, folders().size(), folders().toString());
                warm(running);
            }
        }
        assertEquals(List.of(), folders());
    }

    private static void warm(ServeProcess serve) {
        try (LambdaClient lambda = serve.client(LambdaClient.builder())) {
            if (lambda.listFunctions().functions().isEmpty()) {
                Functions.create(lambda, "warm", "return open(__file__).read()");
            }
            assertFalse(Functions.invoke(lambda, "warm", "{}").contains("errorMessage"));
        }
    }

    private static ProcessHandle started(LambdaClient lambda, String body) {
        Functions.create(lambda, "starts", body);
        String pid = Functions.invoke(lambda, "starts", "{}");
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void assertEnds(ProcessHandle child) {
        try {
            child.onExit().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            child.destroyForcibly();
            throw new AssertionError("still there: " + child.info(), e);
        }
    }

    private List<Path> folders() throws IOException {
        try (var all = Files.list(temporary)) {
            return all.filter(path -> name(path).startsWith("pointsman-")).toList();
        }
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }
}
