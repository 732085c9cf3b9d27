package io.pointsman.local.acceptance;

import io.pointsman.local.acceptance.ground.AcceptanceName;
import io.pointsman.local.acceptance.ground.AccountClients;
import io.pointsman.local.acceptance.ground.Interruption;
import io.pointsman.local.acceptance.ground.OtherAccount;
import io.pointsman.local.acceptance.ground.Reach;
import io.pointsman.local.acceptance.ledger.Ledger;
import io.pointsman.local.acceptance.ledger.TakingAway;
import io.pointsman.local.acceptance.question.OpenQuestions;
import io.pointsman.local.acceptance.report.AcceptanceReport;
import io.pointsman.local.acceptance.report.Findings;
import io.pointsman.local.acceptance.scene.Installed;
import io.pointsman.local.acceptance.scene.OtherAccountScenes;
import io.pointsman.local.acceptance.scene.ReleaseScenes;
import io.pointsman.local.acceptance.scene.RunContext;
import io.pointsman.local.acceptance.scene.RunInstallation;
import io.pointsman.local.play.Console;
import io.pointsman.local.play.PlayFailure;
import io.pointsman.local.play.Watch;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/** One run: installs Pointsman in an AWS, tries its promises there, asks what is open, and takes everything away. */
public final class Acceptance {
    private final Plan plan;
    private final Interruption interruption;
    private final Console console;

    /**
     * What is wanted.
     *
     * @param home the project's folder
     * @param other which is released into as well
     * @param keep nothing is taken away
     * @param showAccount the report may name the account
     */
    public record Plan(
            Path home,
            Reach reach,
            Optional<OtherAccount> other,
            AcceptanceName name,
            boolean keep,
            boolean showAccount) {}

    public Acceptance(Plan plan, Interruption interruption, PrintStream out) {
        this.plan = plan;
        this.interruption = interruption;
        this.console = new Console(out);
    }

    /** Returns when everything is taken away, or as much as can be. */
    public AcceptanceReport run() {
        Instant begun = Instant.now();
        try (AccountClients aws = plan.reach().clients()) {
            Findings findings = new Findings(console);
            Optional<String> ended = played(aws, findings);
            List<String> left = plan.keep() ? List.of() : takeAway(aws);
            return new AcceptanceReport(
                    plan.name().text(),
                    plan.reach().described(),
                    hidden(aws),
                    begun,
                    Duration.between(begun, Instant.now()),
                    Notice.cost(plan.reach()),
                    findings.all(),
                    ended,
                    left);
        }
    }

    /** Takes away what an earlier run of that name has left; what is still there, and why. */
    public List<String> clean() {
        try (AccountClients aws = plan.reach().clients()) {
            return takeAway(aws);
        }
    }

    /** Why it ended before its end; empty where it did not. */
    private Optional<String> played(AccountClients aws, Findings findings) {
        try {
            play(aws, findings);
            return Optional.empty();
        } catch (PlayFailure | SdkException | Interruption.Interrupted e) {
            console.line("ended: " + e.getMessage());
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void play(AccountClients aws, Findings findings) {
        console.scene("install");
        Ledger ledger = Ledger.begin(aws, plan.reach().region(), plan.name(), interruption);
        Watch watch = new Watch(plan.reach().between(), plan.reach().stretch(), interruption::check);
        RunContext stage =
                new RunContext(aws, plan.reach(), plan.name(), ledger, watch, console, plan.home(), plan.other());
        Installed installed = new RunInstallation(stage).installed();
        new ReleaseScenes(stage, installed).play(findings);
        OtherAccountScenes.play(stage, installed, findings);
        new OpenQuestions(stage, installed).ask(findings);
    }

    private List<String> takeAway(AccountClients aws) {
        console.scene("take away");
        Watch watch = new Watch(plan.reach().between(), plan.reach().stretch(), () -> {});
        return new TakingAway(aws, plan.other(), plan.name(), watch, line -> console.line("gone: " + line)).all();
    }

    private List<String> hidden(AccountClients aws) {
        return plan.showAccount()
                ? List.of()
                : Stream.concat(
                                Stream.of(aws.sts().getCallerIdentity().account()),
                                plan.other().map(OtherAccount::id).stream())
                        .toList();
    }
}
