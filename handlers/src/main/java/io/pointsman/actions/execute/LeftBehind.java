package io.pointsman.actions.execute;

import io.pointsman.actions.execute.Executions.Mark;
import io.pointsman.engine.Refusal;
import io.pointsman.release.record.OrphanedVersions;
import io.pointsman.release.record.OrphanedVersions.OrphanedVersion;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.runtime.Names;
import java.util.List;

/**
 * What an operation that was taken back has left behind. A version of the template is kept by its DeletionPolicy, belongs to no stack
 * then, and stands in the way of the next one of the same content (docs/aws-facts.md).
 */
final class LeftBehind {
    private final Orphans orphans;
    private final ReleaseRecords records;

    LeftBehind(Orphans orphans, ReleaseRecords records) {
        this.orphans = orphans;
        this.records = records;
    }

    /**
     * The versions, with the command that removes each, as lines of a message; empty where nothing is left. Writes them into the record.
     * The failure of the operation is what matters: where it cannot be asked what is left, that is said.
     */
    String of(ExecuteRequest request, Target target, Mark mark) {
        List<OrphanedVersion> left;
        try {
            left = orphans.of(target.stack(), mark).stream()
                    .filter(one -> !isOfARelease(request, one))
                    .toList();
        } catch (Refusal e) {
            return "\nWhether a version was left behind is not known (" + e.getMessage() + ").";
        }
        return left.isEmpty() ? "" : said(left) + written(request, new OrphanedVersions(target.changeSet(), left));
    }

    /** Whoever has to remove them is told even where the record cannot be written. */
    private String written(ExecuteRequest request, OrphanedVersions section) {
        try {
            records.change(request.stack(), request.run(), record -> record.with(section));
            return "";
        } catch (Refusal e) {
            return "\nThe release record does not have this: " + e.getMessage();
        }
    }

    /** Production may have to go back to it, though no alias leads to it now. */
    private boolean isOfARelease(ExecuteRequest request, OrphanedVersion one) {
        return records.index(request.stack())
                .releases()
                .flatMap(release -> release.versions().functions().values().stream())
                .anyMatch(version -> is(version, one));
    }

    private static boolean is(PublishedVersion version, OrphanedVersion one) {
        return version.function().equals(one.function()) && version.version().equals(one.version());
    }

    private static String said(List<OrphanedVersion> left) {
        boolean one = left.size() == 1;
        return "\nLeft behind: "
                + Names.shown(left.stream()
                        .map(version -> "version " + version.version() + " of " + version.function())
                        .toList())
                + ". CloudFormation keeps a version of the template when it takes an update back; "
                + (one ? "it" : "they")
                + " belong" + (one ? "s" : "") + " to no stack now, no alias leads there, and while "
                + (one ? "it is" : "they are")
                + " there, no update can make a version of the same code and configuration. Remove "
                + (one ? "it" : "them")
                + " before the next try:\n"
                + Names.lines(left.stream().map(LeftBehind::command).toList());
    }

    private static String command(OrphanedVersion one) {
        return "aws lambda delete-function --function-name " + one.function() + " --qualifier " + one.version();
    }
}
