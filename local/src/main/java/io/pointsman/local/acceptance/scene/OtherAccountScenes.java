package io.pointsman.local.acceptance.scene;

import io.pointsman.local.acceptance.ground.OtherAccount;
import io.pointsman.local.acceptance.report.Findings;
import io.pointsman.local.play.Execution;
import io.pointsman.local.play.PlayFailure;
import java.util.List;
import java.util.Optional;

/** Releases into another account by a role of it, first to staging and then, after a person's yes, to production. */
public final class OtherAccountScenes {
    private static final String FIRST =
            "first release into another account: the same code in staging and in production";

    private final RunContext stage;
    private final RunContext there;
    private final OtherAccount account;
    private final Installed installed;
    private final Shop staging;
    private final Shop production;
    private Optional<Releases> releases = Optional.empty();

    private OtherAccountScenes(RunContext stage, OtherAccount account, Installed installed) {
        this.stage = stage;
        this.there = stage.in(account);
        this.account = account;
        this.installed = installed;
        this.staging = new Shop(there, stage.name().staging());
        this.production = new Shop(there, stage.name().production());
    }

    public static void play(RunContext stage, Installed installed, Findings findings) {
        stage.other()
                .map(account -> new OtherAccountScenes(stage, account, installed))
                .ifPresentOrElse(
                        scenes -> scenes.play(findings),
                        () -> findings.notPlayed(FIRST, "no other account was named (--other-profile)"));
    }

    private void play(Findings findings) {
        findings.promise(FIRST, this::first);
        findings.promise("update in another account with canary: in the end all get the new code there", this::update);
    }

    private String first() {
        String sources = new OtherAccountInstallation(stage, account, installed).sourceBucket();
        Releases all = new Releases(stage, stage.name().accountsPipeline(), sources);
        releases = Optional.of(all);
        for (String stack : List.of(stage.name().staging(), stage.name().production())) {
            there.ledger().application(Shop.application(stack));
            there.ledger().stack(stack);
        }
        all.passFirst();
        Execution release = Releases.succeeded(all.upload("1", approving()));
        String version = production.version();
        PlayFailure.same("the code in production", staging.code(), production.code());
        return Shop.ALIAS + " of both is on version " + version + ", with the same code; " + arrived(release);
    }

    private String update() {
        QueueOrders orders = new QueueOrders(there, production.queue(), production.logs());
        try (Visitors visitors = new Visitors(there, production.page(), orders)) {
            visitors.start();
            visitors.all("1");
            int mark = visitors.count();
            Execution release = Releases.succeeded(releases.orElseThrow().upload("2", approving()));
            visitors.only(mark, List.of("1", "2"));
            visitors.all("2");
            visitors.leave();
            PlayFailure.same("the code in production", staging.code(), production.code());
            return "release 2 alone answers, " + visitors.count() + " customers were answered, each of them; "
                    + orders.allTaken() + "; " + arrived(release);
        }
    }

    private ApprovingPerson approving() {
        return new ApprovingPerson(stage, stage.name().accountsPipeline());
    }

    private String arrived(Execution release) {
        String stack = stage.name().production() + "@" + account.id(); // stacks of one name in two accounts
        return new WrittenRecords(stage, installed.releaseBucket(), stack).arrived(release.id());
    }
}
