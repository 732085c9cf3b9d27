package io.pointsman.local.aws.codedeploy;

import io.pointsman.local.aws.World;
import java.time.Duration;

/** A rollback deployment: gives the alias back to the version that it had, whatever its weights are, and asks no hook. */
final class RollbackRun {
    private static final Duration START = Duration.ofSeconds(2);
    private static final Duration SHIFT = Duration.ofSeconds(3);

    private final World world;
    private final Deployment deployment;

    RollbackRun(World world, Deployment.Order order) {
        this.world = world;
        this.deployment = new Deployment(order);
    }

    Deployment start() {
        world.clock().after(START, () -> deployment.begin(world.clock().instant()));
        world.clock().after(START.plus(SHIFT), this::shift);
        return deployment;
    }

    private void shift() {
        LifecycleEvent allow = deployment.event("AllowTraffic");
        allow.start(world.clock().instant());
        AppSpecDocument spec = deployment.order().spec();
        try {
            new AliasTraffic(world, spec).settle(spec.target());
            deployment.weigh(100);
            allow.end("Succeeded", world.clock().instant());
            deployment.succeed(world.clock().instant());
        } catch (DeploymentFault e) {
            allow.end("Failed", world.clock().instant());
            deployment.end(
                    Deployment.Status.FAILED, e.code(), e.said(), world.clock().instant());
        }
    }
}
