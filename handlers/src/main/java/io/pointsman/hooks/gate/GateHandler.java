package io.pointsman.hooks.gate;

import io.pointsman.gates.Gates;
import io.pointsman.gates.S3Gates;
import io.pointsman.hooks.Answer;
import io.pointsman.hooks.HookEvent;
import io.pointsman.hooks.HookHandler;
import io.pointsman.hooks.HookedDeployments;
import io.pointsman.hooks.SdkHookedDeployments;
import io.pointsman.runtime.Clients;
import io.pointsman.runtime.Workplace;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** The Lambda function that CodeDeploy asks whether a release freeze is on. */
public final class GateHandler extends HookHandler {
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
        super(deployments);
        this.gate = new Gate(deployments, gates);
    }

    @Override
    protected Answer decide(HookEvent event, Supplier<Duration> left) {
        return gate.ask(event);
    }
}
