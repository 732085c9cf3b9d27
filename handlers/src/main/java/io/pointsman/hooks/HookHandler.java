package io.pointsman.hooks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The Lambda side of a hook. Writes the reason to the log before it answers: CodeDeploy shows a hook's last words. Should the answer
 * not get through, Lambda calls again.
 */
public abstract class HookHandler implements RequestStreamHandler {
    private final HookedDeployments deployments;

    protected HookHandler(HookedDeployments deployments) {
        this.deployments = deployments;
    }

    /**
     * Decides. What it throws is a no: CodeDeploy would wait an hour for an answer that does not come.
     *
     * @param left until the function is stopped
     */
    protected abstract Answer decide(HookEvent event, Supplier<Duration> left);

    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        HookEvent event = HookEvent.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        Answer answer = answer(event, () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
        context.getLogger().log(answer.why() + "\n");
        if (event.first().isEmpty()) {
            deployments.answer(event.deployment(), event.execution(), answer.yes());
        }
        output.write(answer.text().getBytes(StandardCharsets.UTF_8));
    }

    private Answer answer(HookEvent event, Supplier<Duration> left) {
        try {
            return decide(event, left);
        } catch (RuntimeException e) {
            return new Answer(false, "the hook cannot tell: " + e.getMessage());
        }
    }
}
