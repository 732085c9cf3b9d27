package io.pointsman.local.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/**
 * An endpoint with more warm functions than carriers of virtual threads. A thread that waits for a pipe, for a process or for a
 * monitor keeps its carrier: with one carrier and no spare one, what shows after a minute of rest elsewhere shows at once.
 */
@Tag("long")
@DisabledIf(value = "noPython", disabledReason = "python3 is not installed on this machine")
final class ServeKeepsAnsweringTest {
    private static final List<String> ONE_CARRIER =
            List.of("-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1");

    private static final List<String> FUNCTIONS = List.of("first", "second", "third");

    /** What it gets for a bucket that is not there. */
    private static final String ASKS_THE_ENDPOINT = """
        import os, urllib.request, urllib.error
          try:
            urllib.request.urlopen(os.environ['AWS_ENDPOINT_URL'] + '/no-such-bucket')
          except urllib.error.HTTPError as e:
            return e.code\
        """;

    @TempDir
    private Path temporary = Path.of("");

    static boolean noPython() {
        return Functions.noPython();
    }

    @Test
    void more_warm_functions_than_carriers_leave_nobody_without_an_answer() {
        try (ServeProcess serve = ServeProcess.start(temporary, ONE_CARRIER);
                LambdaClient lambda = serve.client(LambdaClient.builder())) {
            FUNCTIONS.forEach(name -> Functions.create(lambda, name, "return 'here'"));
            for (int round = 0; round < 3; round++) {
                FUNCTIONS.forEach(name -> assertEquals("\"here\"", Functions.invoke(lambda, name, "{}")));
                assertEquals(
                        FUNCTIONS.size(), lambda.listFunctions().functions().size());
            }
        }
    }

    @Test
    void functions_that_call_the_endpoint_while_others_are_cold_leave_nobody_without_an_answer() {
        try (ServeProcess serve = ServeProcess.start(temporary, ONE_CARRIER);
                LambdaClient lambda = serve.client(LambdaClient.builder())) {
            FUNCTIONS.forEach(name -> Functions.create(lambda, name, ASKS_THE_ENDPOINT));
            List<String> answers = Stream.of(1, 2)
                    .flatMap(turn -> FUNCTIONS.stream())
                    .parallel()
                    .map(name -> Functions.invoke(lambda, name, "{}"))
                    .toList();
            assertEquals(Collections.nCopies(6, "404"), answers);
        }
    }

    @Test
    void an_event_that_hangs_leaves_nobody_without_an_answer() {
        try (ServeProcess serve = ServeProcess.start(temporary, ONE_CARRIER);
                LambdaClient lambda = serve.client(LambdaClient.builder())) {
            Functions.create(lambda, "hangs", "import threading\n  threading.Event().wait()");
            Functions.create(lambda, "answers", "return 'here'");
            lambda.invoke(it -> it.functionName("hangs").invocationType(InvocationType.EVENT));
            assertEquals("\"here\"", Functions.invoke(lambda, "answers", "{}"));
        }
    }
}
