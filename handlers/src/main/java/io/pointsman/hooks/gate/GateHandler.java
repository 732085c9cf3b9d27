package io.pointsman.hooks.gate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.runtime.Clients;
import io.pointsman.runtime.Workplace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The Lambda function that CodeDeploy asks before (or after) it moves traffic. Writes its reason to the log before it answers:
 * CodeDeploy shows a hook's last words. Should the answer not get through, Lambda calls again.
 */
public final class GateHandler implements RequestStreamHandler {
    private final HookedDeployments deployments;
    private final Gate gate;

    public GateHandler() {
        this(System.getenv());
    }

    private GateHandler(Map<String, String> environment) {
        this(Clients.home(environment), new Workplace.Environment(environment).need("RELEASE_BUCKET"));
    }

    private GateHandler(Clients clients, String bucket) {
        this(new SdkHookedDeployments(clients.codeDeploy()), new S3Gates(clients.s3(), bucket));
    }

    GateHandler(HookedDeployments deployments, Gates gates) {
        this.deployments = deployments;
        this.gate = new Gate(deployments, gates);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonObject event = Json.object(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        String deployment = event.needText("DeploymentId");
        String execution = event.needText("LifecycleEventHookExecutionId");
        Gate.Answer answer = gate.ask(deployment);
        context.getLogger().log(answer.why() + "\n");
        deployments.answer(deployment, execution, answer.yes());
        output.write(Json.text(JsonObject.of("yes", answer.yes(), "why", answer.why()))
                .getBytes(StandardCharsets.UTF_8));
    }
}
