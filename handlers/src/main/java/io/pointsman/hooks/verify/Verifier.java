package io.pointsman.hooks.verify;

import io.pointsman.hooks.Answer;
import io.pointsman.hooks.HookEvent;
import io.pointsman.hooks.HookedDeployments;
import io.pointsman.json.Json;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.release.record.VerificationPlan;
import io.pointsman.verification.Check;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks a new version what {@code shift} wrote down for it, and leaves the reason of a no where {@code shift} finds it. Invokes the version
 * that the deployment moves traffic to, and no other that the list may name.
 */
final class Verifier {
    private static final Duration RESERVE = Duration.ofSeconds(15);

    private final HookedDeployments deployments;
    private final ReleaseRecords records;
    private final Targets targets;

    Verifier(HookedDeployments deployments, ReleaseRecords records, Targets targets) {
        this.deployments = deployments;
        this.records = records;
        this.targets = targets;
    }

    Answer verify(HookEvent event, Supplier<Duration> left) {
        if (event.first().isPresent()) {
            HookEvent.First first = event.first().get();
            return verify(
                    new DeploymentMark.Read(first.runName(), first.stack(), first.function()), first.target(), left);
        }
        HookedDeployments.Asking asking = deployments.find(event.deployment());
        if (asking.rollback()) {
            return new Answer(true, "a rollback is not verified");
        }
        Optional<DeploymentMark.Read> mark = DeploymentMark.read(asking.description());
        if (mark.isEmpty()) {
            return new Answer(
                    false,
                    "the description of deployment " + event.deployment()
                            + " is not Pointsman's, so there is nothing to verify it by");
        }
        Answer answer = verify(mark.get(), deployments.target(event.deployment()), left);
        if (!answer.yes()) {
            leave(mark.get(), event.deployment(), answer.why());
        }
        return answer;
    }

    private Answer verify(
            DeploymentMark.Read mark, Optional<HookedDeployments.Target> target, Supplier<Duration> left) {
        return records.verification(mark.stack(), mark.runName())
                .part(mark.function())
                .map(found -> target.filter(moved -> isAbout(found, moved)).isPresent()
                        ? ask(found, left)
                        : new Answer(false, another(found, target)))
                .orElseGet(() -> new Answer(
                        false,
                        "nothing is listed to verify " + mark.function()
                                + " by; list requests under Verify in the settings file"));
    }

    private static boolean isAbout(VerificationPlan.Part part, HookedDeployments.Target moved) {
        return part.function().equals(moved.function()) && part.version().equals(moved.version());
    }

    private static String another(VerificationPlan.Part part, Optional<HookedDeployments.Target> target) {
        return "the list to verify " + part.id() + " by is for version " + part.version() + " of " + part.function()
                + ", and the release moves "
                + target.map(moved -> "traffic to version " + moved.version() + " of " + moved.function())
                        .orElse("nothing that CodeDeploy could tell")
                + "; nothing was invoked";
    }

    private Answer ask(VerificationPlan.Part part, Supplier<Duration> left) {
        String version = part.function() + ":" + part.version();
        for (Check check : part.checks()) {
            Duration most = Duration.ofSeconds(check.maxSeconds());
            if (left.get().compareTo(most.plus(RESERVE)) < 0) {
                return no(version, check, "no time is left to ask; list fewer requests, or less MaxSeconds");
            }
            Targets.Reply reply = targets.invoke(part.function(), part.version(), Json.text(check.payload()), most);
            Optional<String> wrong = Comparison.wrong(check, reply);
            if (wrong.isPresent()) {
                return no(version, check, wrong.get());
            }
        }
        return new Answer(true, version + " answered " + part.checks().size() + " requests as expected");
    }

    private static Answer no(String version, Check check, String why) {
        return new Answer(false, "Verify " + check.name() + " of " + version + ": " + why);
    }

    private void leave(DeploymentMark.Read mark, String deployment, String why) {
        records.updateVerification(
                mark.stack(), mark.runName(), plan -> plan.because(mark.function(), deployment, why));
    }
}
