package io.pointsman.local.acceptance.scene;

import io.pointsman.local.play.Execution;
import io.pointsman.local.play.PlayFailure;
import io.pointsman.local.play.SourceArtifact;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Releases of one number after the other, and what customers, the alias and the record say of each. */
final class Shifts {
    private final Shop shop;
    private final Releases releases;
    private final Visitors visitors;
    private final WrittenRecords records;
    private String live = "1";
    private List<Execution> last = List.of();

    Shifts(Shop shop, Releases releases, Visitors visitors, WrittenRecords records) {
        this.shop = shop;
        this.releases = releases;
        this.visitors = visitors;
        this.records = records;
    }

    /** The release that customers get. */
    String live() {
        return live;
    }

    /** One that is to arrive. Until then customers get it or the one before. */
    String arriving(String release) {
        int mark = visitors.count();
        Execution execution = Releases.succeeded(releases.upload(release, () -> {}));
        visitors.only(mark, List.of(live, release));
        last = List.of(execution);
        return arrived(release) + "; " + records.arrived(execution.id());
    }

    /** What is NoEcho in the last release that has arrived is told as changed, and shown nowhere. */
    String unseen() {
        Execution execution = last.getFirst();
        Map<String, String> files = new TreeMap<>(records.review(execution));
        PlayFailure.unless(
                files.values().stream().anyMatch(text -> text.contains("Description")),
                "the review does not name the property that the NoEcho parameter changes: " + files.keySet());
        files.put("the release record", records.text(execution.id()));
        files.forEach((path, text) ->
                PlayFailure.unless(!text.contains(Releases.WORD), path + " shows the value of a NoEcho parameter"));
        return "the value is in none of " + String.join(", ", files.keySet());
    }

    /** All customers get that release, and the alias is on one version. */
    String arrived(String release) {
        visitors.all(release);
        live = release;
        return "release " + release + " alone answers, " + Shop.ALIAS + " is on version " + shop.version();
    }

    /**
     * One that is to fail in the shift, and to leave everything as it was.
     *
     * @param seen whether some customers may have got it before
     * @param meanwhile what makes it fail
     * @param named what the message of the action has to name
     */
    Attempted failing(
            String release, UnaryOperator<SourceArtifact> more, boolean seen, Runnable meanwhile, String... named) {
        int mark = visitors.count();
        String version = shop.version();
        Execution execution = releases.upload(release, more, meanwhile);
        Releases.failed(execution, "Shift", named);
        String taken = records.takenBack(execution.id());
        visitors.all(live);
        visitors.only(mark, seen ? List.of(live, release) : List.of(live));
        PlayFailure.same("the version behind " + Shop.ALIAS, version, shop.version());
        return new Attempted(
                execution,
                "release " + live + " alone answers, " + Shop.ALIAS + " is on version " + version + " as before; "
                        + taken);
    }

    /** @param said what was seen of it */
    record Attempted(Execution execution, String said) {}

    /** One that is to fail before anything moves. */
    String refused(String release, UnaryOperator<SourceArtifact> more, String action, String... named) {
        int mark = visitors.count();
        String version = shop.version();
        Releases.failed(releases.upload(release, more, () -> {}), action, named);
        visitors.all(live);
        visitors.only(mark, List.of(live));
        PlayFailure.same("the version behind " + Shop.ALIAS, version, shop.version());
        return "release " + live + " alone has answered, " + Shop.ALIAS + " is on version " + version + " as before";
    }
}
