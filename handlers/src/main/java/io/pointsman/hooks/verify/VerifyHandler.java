package io.pointsman.hooks.verify;

import io.pointsman.hooks.Answer;
import io.pointsman.hooks.HookEvent;
import io.pointsman.hooks.HookHandler;
import io.pointsman.hooks.HookedDeployments;
import io.pointsman.hooks.SdkHookedDeployments;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.runtime.Clients;
import io.pointsman.runtime.S3ReleaseRecords;
import io.pointsman.runtime.Workplace;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** The Lambda function {@code PointsmanVerify} of template.yaml. */
public final class VerifyHandler extends HookHandler {
    private final Verifier verifier;

    public VerifyHandler() {
        this(System.getenv());
    }

    private VerifyHandler(Map<String, String> environment) {
        this(Clients.home(environment), new Workplace.Environment(environment).need("RELEASE_BUCKET"));
    }

    private VerifyHandler(Clients clients, String bucket) {
        this(
                new SdkHookedDeployments(clients.codeDeploy()),
                new S3ReleaseRecords(clients.s3(), bucket),
                new SdkTargets(clients.invoker()));
    }

    VerifyHandler(HookedDeployments deployments, ReleaseRecords records, Targets targets) {
        super(deployments);
        this.verifier = new Verifier(deployments, records, targets);
    }

    @Override
    protected Answer decide(HookEvent event, Supplier<Duration> left) {
        return verifier.verify(event, left);
    }
}
