package io.pointsman.endpoint.codedeploy;

import io.pointsman.endpoint.World;
import java.time.Duration;
import java.time.Instant;

/** A rollback deployment: gives the alias back to the version that it had, whatever its weights are, and asks no hook. */
final class RollbackRun {
    private static final Duration START = Duration.ofSeconds(2);
    private static final Duration SHIFT = Duration.ofSeconds(3);

    private final World world;
    private final Deployment deployment;
    private final boolean fails;

    /** @param fails as {@link CodeDeployFaults#rollbackFails} has it */
    RollbackRun(World world, Deployment.Order order, boolean fails) {
        this.world = world;
        this.fails = fails;
        this.deployment = new Deployment(order);
        deployment.read(order.revision().read(world));
    }

    Deployment start() {
        world.clock().after(START, () -> deployment.begin(world.clock().instant()));
        world.clock().after(START.plus(SHIFT), () -> shift(0));
        return deployment;
    }

    private void shift(int tries) {
        LifecycleEvent allow = deployment.event("AllowTraffic");
        allow.start(world.clock().instant());
        AppSpecDocument spec = deployment.spec().orElseThrow();
        try {
            if (fails) {
                throw new DeploymentFault("INTERNAL_ERROR", "There was an internal error. Please try again.");
            }
            new AliasTraffic(world, spec).settle(spec.target());
            deployment.weigh(100, world.clock().instant());
            allow.end("Succeeded", world.clock().instant());
            deployment.succeed(world.clock().instant());
        } catch (Throttled e) {
            again(allow, tries);
        } catch (DeploymentFault e) {
            fail(allow, e);
        }
    }

    private void again(LifecycleEvent allow, int tries) {
        if (Throttled.maybeAgain(tries)) {
            world.clock().after(Throttled.before(tries, deployment.order().id()), () -> shift(tries + 1));
        } else {
            fail(allow, Throttled.fault(deployment.order().group().role()));
        }
    }

    private void fail(LifecycleEvent allow, DeploymentFault fault) {
        Instant now = world.clock().instant();
        allow.end("Failed", now);
        deployment.end(Deployment.Status.FAILED, fault.code(), fault.said(), now);
    }
}
