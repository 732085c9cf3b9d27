package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.ZippedCode;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Assertions;

/** Lambda alone, on a stopped clock, with a function in it when a test wants one. */
final class Account implements AutoCloseable {
    static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:";
    static final String ROLE = "arn:aws:iam::123456789012:role/app";

    final EndpointClock clock = EndpointClock.stopped(Instant.parse("2026-10-01T12:00:00Z"));
    final World world = new World("123456789012", "us-east-1", clock);
    final LambdaService lambda = new LambdaService(world);

    Account() {
        world.add(lambda);
    }

    /** An active function that has never been published. */
    static Account with(String function) {
        Account account = new Account();
        account.call("CreateFunction", creation(function));
        account.settle();
        return account;
    }

    static JsonObject creation(String function) {
        return JsonObject.of("FunctionName", function, "Runtime", "python3.12", "Handler", "app.handler")
                .with("Role", ROLE)
                .with("Code", JsonObject.of("ZipFile", zip("first")));
    }

    static byte[] zip(String content) {
        return ZippedCode.of(Map.of("app.py", content.getBytes(StandardCharsets.UTF_8)));
    }

    JsonObject call(String operation, JsonObject input) {
        return world.call("lambda", operation, input);
    }

    JsonObject call(String operation, Object... members) {
        return call(operation, JsonObject.of(members));
    }

    AwsError refused(String operation, JsonObject input) {
        return Assertions.assertThrows(AwsError.class, () -> call(operation, input));
    }

    AwsError refused(String operation, Object... members) {
        return Assertions.assertThrows(AwsError.class, () -> call(operation, members));
    }

    /** New code, and a version of it, both ready. */
    String release(String function, String content) {
        call("UpdateFunctionCode", "FunctionName", function, "ZipFile", zip(content));
        settle();
        return publish(function);
    }

    String publish(String function) {
        String version = call("PublishVersion", "FunctionName", function).needText("Version");
        settle();
        return version;
    }

    void settle() {
        clock.advance(Duration.ofSeconds(3));
    }

    @Override
    public void close() {
        world.close();
    }
}
