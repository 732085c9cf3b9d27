package io.pointsman.local.acceptance.scene;

import io.pointsman.local.acceptance.report.Findings;
import io.pointsman.local.play.Execution;
import io.pointsman.local.play.PlayFailure;

/** The promises, in the order in which they are tried: each stands on those before. */
public final class ReleaseScenes {
    private final RunContext stage;
    private final Shop shop;
    private final Releases releases;
    private final WrittenRecords records;

    public ReleaseScenes(RunContext stage, Installed installed) {
        this.stage = stage;
        this.shop = new Shop(stage);
        this.releases = new Releases(stage, stage.name().pipeline(), installed.sourceBucket());
        this.records = new WrittenRecords(
                stage, installed.releaseBucket(), stage.name().application());
    }

    public void play(Findings findings) {
        findings.promise("first release: the stack is made", this::first);
        if (findings.broken()) {
            return;
        }
        QueueOrders orders = new QueueOrders(stage, shop.queue(), shop.logs());
        try (Visitors visitors = new Visitors(stage, shop.page(), orders)) {
            findings.promise("customers are answered by the first release", () -> {
                visitors.start();
                return "release 1 alone answers, " + visitors.all("1") + " customers";
            });
            Shifts shifts = new Shifts(shop, releases, visitors, records);
            new FailureScenes(stage, shop, releases, shifts).play(findings);
            findings.promise("no customer and no order is lost", () -> {
                visitors.leave();
                return visitors.count() + " customers were answered, each of them; " + orders.allTaken();
            });
        }
    }

    private String first() {
        stage.ledger().application(Shop.application(stage.name().application()));
        stage.ledger().stack(stage.name().application());
        releases.passFirst();
        Execution release = Releases.succeeded(releases.upload("1", () -> {}));
        PlayFailure.same("the version behind " + Shop.ALIAS, "1", shop.version());
        return Shop.ALIAS + " is on version 1; " + records.arrived(release.id());
    }
}
