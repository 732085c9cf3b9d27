package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.runtime.ReleasePipeline.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.codepipeline.model.StageRetryMode;

/** A document of the release bucket that breaks while {@code execute} follows an operation of the stack. The functions are the real ones. */
final class BrokenUnderOperationTest {
    private static final String TAKES_A_WHILE = """
        Slow:
          Type: AWS::SNS::Topic
          Metadata: {PointsmanLocal: {Takes: 120}}
        """;

    private final ReleasePipeline pipeline = new ReleasePipeline();

    @AfterEach
    void close() {
        pipeline.close();
    }

    /** The list of jobs is read by each event; record and index when the operation has ended. */
    @ParameterizedTest
    @CsvSource({
        "releases/web/jobs.json, UPDATE_IN_PROGRESS, The operation of stack web goes on in CloudFormation",
        "releases/web/RUN.json, UPDATE_COMPLETE, ''",
        "releases/web/index.json, UPDATE_COMPLETE, ''",
    })
    void an_operation_goes_on_unnamed_or_is_lost(String where, StackStatus status, String said) {
        pipeline.toItsEnd(pipeline.first());
        pipeline.more = TAKES_A_WHILE;
        pipeline.timeout = Duration.ofSeconds(30);
        String run = pipeline.start("two");
        pipeline.deliver(pipeline.until("execute", run));
        assertEquals(StackStatus.UPDATE_IN_PROGRESS, stack());

        String key = where.replace("RUN", run);
        byte[] good = pipeline.place
                .s3
                .getObjectAsBytes(get -> get.bucket(StackPlace.BUCKET).key(key))
                .asByteArray();
        put(key, "{".getBytes(StandardCharsets.UTF_8));
        Event next = pipeline.take(run);
        pipeline.deliver(next);
        pipeline.toItsEnd(run);

        assertEquals("Failed", pipeline.status(run), pipeline.around::log);
        String message = pipeline.failure("execute");
        assertTrue(message.contains("s3://releases/" + key), message);
        assertEquals(!said.isEmpty(), message.contains("The operation of stack"), message);
        assertTrue(message.contains(said), message);
        assertEquals(status, stack());

        put(key, good);
        pipeline.retry(run, StageRetryMode.FAILED_ACTIONS);
        pipeline.toItsEnd(run);
        assertEquals("Succeeded", pipeline.status(run), () -> pipeline.failure("execute") + pipeline.around.log());
        assertEquals("2", pipeline.live());
    }

    private StackStatus stack() {
        return pipeline.place
                .cloudFormation
                .describeStacks(it -> it.stackName("web"))
                .stacks()
                .getFirst()
                .stackStatus();
    }

    private void put(String key, byte[] content) {
        pipeline.place.s3.putObject(put -> put.bucket(StackPlace.BUCKET).key(key), RequestBody.fromBytes(content));
    }
}
