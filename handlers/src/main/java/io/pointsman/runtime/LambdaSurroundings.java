package io.pointsman.runtime;

import io.pointsman.engine.Pause;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A function in Lambda, or in the embedded endpoint. Clients live as long as the function's process. */
final class LambdaSurroundings implements Surroundings {
    private final Map<String, String> variables;
    private final CallMeter meter = new CallMeter();
    private final AnsweredTime time = new AnsweredTime(InstantSource.system());
    private final Announcements announcements;
    private final Supplier<AwsSetup> setup;
    private final KeptSteps kept = new KeptSteps();
    private final Map<Target, Clients> clients = new HashMap<>();

    LambdaSurroundings(Map<String, String> variables) {
        this.variables = variables;
        this.setup = new Lazy<>(() -> AwsSetup.from(variables, meter, time));
        this.announcements = new SdkAnnouncements(new Lazy<>(() -> setup.get().client(EventBridgeClient.builder())));
    }

    @Override
    public Workplace.Environment environment() {
        return new Workplace.Environment(variables);
    }

    @Override
    public InstantSource clock() {
        return time.machine();
    }

    @Override
    public InstantSource serviceTime() {
        return time;
    }

    @Override
    public Pause pause() {
        return new SpedUpPause(variables);
    }

    @Override
    public KeptSteps kept() {
        return kept;
    }

    @Override
    public PrintStream out() {
        return System.out;
    }

    @Override
    public CallMeter meter() {
        return meter;
    }

    @Override
    public Announcements announcements() {
        return announcements;
    }

    @Override
    public Clients clients(Target target) {
        return clients.computeIfAbsent(target, it -> new AwsClients(setup.get(), it));
    }

    @Override
    public S3Client s3(Optional<ArtifactCredentials> credentials) {
        return credentials
                .map(it -> setup.get().as(it.provider()))
                .orElseGet(setup)
                .s3();
    }
}
