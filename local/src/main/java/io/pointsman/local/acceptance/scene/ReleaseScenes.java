package io.pointsman.local.acceptance.scene;

import io.pointsman.local.acceptance.report.Findings;
import io.pointsman.local.play.Execution;
import io.pointsman.local.play.PlayFailure;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.ReleaseRecord;
import java.util.List;

/** The promises, in the order in which they are tried: each stands on those before. */
public final class ReleaseScenes {
    private final Stage stage;
    private final Installed installed;
    private final Shop shop;
    private final Releases releases;

    public ReleaseScenes(Stage stage, Installed installed) {
        this.stage = stage;
        this.installed = installed;
        this.shop = new Shop(stage);
        this.releases = new Releases(stage, installed.sourceBucket());
    }

    public void play(Findings findings) {
        findings.promise("first release: the stack is made, and customers are answered", this::first);
        if (findings.broken()) {
            return;
        }
        Orders orders = new Orders(stage, shop.queue(), shop.logs());
        try (Visitors visitors = new Visitors(stage, shop.page(), orders)) {
            findings.promise("customers are answered by the first release", () -> {
                visitors.start();
                return "release 1 alone answered " + visitors.all("1") + " customers";
            });
            Shifts shifts = new Shifts(stage, shop, releases, visitors);
            findings.promise("update with canary: nobody is lost, in the end all get the new code", () -> {
                Execution release = Releases.succeeded(releases.upload("2", () -> {}));
                String recorded = recorded(release);
                return shifts.arrived("2") + "; " + recorded;
            });
            findings.promise("no order is lost", () -> {
                visitors.leave();
                return orders.allTaken();
            });
        }
    }

    private String first() {
        stage.ledger().application(Shop.application(stage.name().application()));
        stage.ledger().stack(stage.name().application());
        releases.passFirst();
        Releases.succeeded(releases.upload("1", () -> {}));
        PlayFailure.same("the version behind " + Shop.ALIAS, "1", shop.version());
        return Shop.ALIAS + " is on version 1";
    }

    /** What the release record says of a release that has arrived. */
    private String recorded(Execution release) {
        String key = "releases/" + stage.name().application() + "/" + release.id() + ".json";
        String text = stage.aws()
                .s3()
                .getObjectAsBytes(get -> get.bucket(installed.releaseBucket()).key(key))
                .asUtf8String();
        Attempt attempt = ReleaseRecord.parse(text)
                .attempt(Shop.ALIAS)
                .orElseThrow(() -> new PlayFailure("the release record has no shift"));
        PlayFailure.same("the shift in the release record", Attempt.State.SUCCEEDED, attempt.state());
        List<String> functions = attempt.functions().map(one -> one.id()).toList();
        return "the release record has the shift of " + String.join(", ", functions);
    }
}
