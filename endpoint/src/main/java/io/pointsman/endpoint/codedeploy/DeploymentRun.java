package io.pointsman.endpoint.codedeploy;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.kept.KeptBiConsumer;
import io.pointsman.endpoint.kept.KeptWork;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Takes one deployment from created to its end on the endpoint's clock: hook, traffic, hook. What ends it badly goes to the
 * listener, which decides about the rollback.
 */
final class DeploymentRun {
    private static final Duration START = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration HOOK_LIMIT = Duration.ofHours(1);
    private static final Duration ALARM_POLL = Duration.ofSeconds(10);

    private final World world;
    private final Identifiers ids;
    private final Deployment deployment;
    private final Alarms alarms;
    private final KeptBiConsumer<Deployment, String> endedBadly;
    private final CodeDeployFaults faults;
    private Optional<HookCall> hook = Optional.empty();
    private KeptWork afterHook = () -> {};
    private boolean checked;

    /** @param endedBadly told the deployment and the event of {@link RollbackRule} that ended it */
    DeploymentRun(
            World world,
            Identifiers ids,
            Deployment deployment,
            KeptBiConsumer<Deployment, String> endedBadly,
            CodeDeployFaults faults) {
        this.world = world;
        this.ids = ids;
        this.deployment = deployment;
        this.alarms = new Alarms(world, deployment.order().alarms());
        this.endedBadly = endedBadly;
        this.faults = faults;
    }

    Deployment deployment() {
        return deployment;
    }

    void start() {
        later(START, this::begin);
    }

    private void begin() {
        deployment.begin(world.clock().instant());
        deployment.read(deployment.order().revision().read(world));
        traffic().check();
        checked = true;
        watchAlarms();
        if (deployment.active()) {
            hook("BeforeAllowTraffic", spec().before(), this::allowTraffic);
        }
    }

    private AppSpecDocument spec() {
        return deployment.spec().orElseThrow();
    }

    private AliasTraffic traffic() {
        return new AliasTraffic(world, spec());
    }

    private void watchAlarms() {
        alarms.ringing().ifPresent(this::stopOnAlarm);
        later(ALARM_POLL, this::watchAlarms);
    }

    private void stopOnAlarm(String alarm) {
        deployment.end(
                Deployment.Status.STOPPED,
                "ALARM_ACTIVE",
                "One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and"
                        + " the affected deployments have been stopped. Activated alarms: <" + alarm + ">",
                world.clock().instant());
        endedBadly.accept(deployment, RollbackRule.ALARM);
    }

    private void hook(String eventName, Optional<String> function, KeptWork next) {
        LifecycleEvent event = deployment.event(eventName);
        if (function.isEmpty()) {
            event.end("Skipped", world.clock().instant());
            later(BETWEEN, next);
            return;
        }
        event.start(world.clock().instant());
        HookCall call = new HookCall(world, ids.hookExecution(deployment.order().id()), function.get(), event);
        hook = Optional.of(call);
        afterHook = next;
        call.invoke(deployment.order().id());
        later(HOOK_LIMIT, () -> timeOut(call));
    }

    private void timeOut(HookCall call) {
        if (!call.answered()) {
            call.answer();
            failed(call, "The hook " + call.function() + " did not answer within one hour");
        }
    }

    /** What {@code PutLifecycleEventHookExecutionStatus} brings. */
    void acknowledge(String executionId, boolean succeeded) {
        HookCall call = hook.filter(open -> open.id().equals(executionId))
                .orElseThrow(() -> Refused.as(
                        "InvalidLifecycleEventHookExecutionIdException",
                        "The lifecycle event hook execution ID is not valid: " + executionId));
        if (call.answered() || !deployment.active()) {
            throw Refused.as(
                    "LifecycleEventAlreadyCompletedException", "The lifecycle event hook has already been completed");
        }
        call.answer();
        later(BETWEEN, () -> acknowledged(call, succeeded));
    }

    private void acknowledged(HookCall call, boolean succeeded) {
        if (succeeded) {
            call.event().end("Succeeded", world.clock().instant());
            later(BETWEEN, afterHook);
        } else {
            failed(call, "The hook " + call.function() + " said that validation failed");
        }
    }

    private void failed(HookCall call, String message) {
        call.event().fail(world.clock().instant(), call.function(), message, call.logTail());
        throw new DeploymentFault(
                "HOOK_EXECUTION_FAILURE",
                "The deployment failed because the lifecycle event hook "
                        + call.event().name() + " failed: " + message);
    }

    private void allowTraffic() {
        deployment.event("AllowTraffic").start(world.clock().instant());
        List<Routing.Shift> shifts = deployment.order().routing().shifts();
        shift(new ArrayDeque<>(shifts), Duration.ZERO);
    }

    private void shift(Queue<Routing.Shift> rest, Duration at) {
        Routing.Shift now = rest.element();
        if (now.percent() < 100 || !faults.leavesAlias()) {
            traffic().shift(now.percent());
        }
        rest.remove();
        deployment.weigh(now.percent(), world.clock().instant());
        Routing.Shift next = rest.peek();
        if (next != null) {
            later(next.at().minus(at), () -> shift(rest, next.at()));
            return;
        }
        deployment.event("AllowTraffic").end("Succeeded", world.clock().instant());
        later(BETWEEN, () -> hook("AfterAllowTraffic", spec().after(), this::succeed));
    }

    private void succeed() {
        deployment.succeed(world.clock().instant());
    }

    /** Runs later, unless the deployment has ended by then; a fault ends it. */
    private void later(Duration delay, KeptWork work) {
        world.clock().after(delay, () -> {
            if (deployment.active()) {
                guarded(work);
            }
        });
    }

    private void guarded(KeptWork work) {
        guarded(work, 0);
    }

    /** Work asks Lambda before it does anything else, so that it may be done again. */
    private void guarded(KeptWork work, int tries) {
        try {
            work.run();
        } catch (Throttled e) {
            again(work, tries);
        } catch (DeploymentFault e) {
            fail(e);
        }
    }

    private void again(KeptWork work, int tries) {
        if (!Throttled.maybeAgain(tries)) {
            fail(Throttled.fault(deployment.order().group().role()));
            return;
        }
        world.clock().after(Throttled.before(tries, deployment.order().id()), () -> {
            if (deployment.active()) {
                guarded(work, tries + 1);
            }
        });
    }

    private void fail(DeploymentFault fault) {
        LifecycleEvent allow = deployment.event("AllowTraffic");
        if (allow.inProgress()) {
            allow.end("Failed", world.clock().instant());
        }
        deployment.end(
                Deployment.Status.FAILED,
                fault.code(),
                fault.said(),
                world.clock().instant());
        if (checked) { // before that it has touched nothing, so there is nothing to bring back
            endedBadly.accept(deployment, RollbackRule.FAILURE);
        }
    }
}
