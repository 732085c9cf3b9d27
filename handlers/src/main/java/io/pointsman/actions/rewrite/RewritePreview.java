package io.pointsman.actions.rewrite;

import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.template.BadTemplate;
import io.pointsman.template.Location;
import io.pointsman.template.S3Host;
import java.util.Map;

/** The same rewrite without AWS: nothing is stored, and everything points where it would be. */
public final class RewritePreview {
    private final ZipArchive artifact;
    private final ArchiveFile template;
    private final PreFlight checked;

    /**
     * @param template the file of the artifact
     * @throws io.pointsman.artifact.BadArchive where the artifact is damaged
     */
    public RewritePreview(ZipArchive artifact, ArchiveFile template, GivenValues values) {
        this.artifact = artifact;
        this.template = template;
        this.checked = new PreFlight(artifact, template, values);
    }

    /** Everything that was found without writing anything. */
    public Report report() {
        return checked.report();
    }

    /**
     * @param text of the rewritten template
     * @param parameters values for the parameters that stand for a location
     */
    public record Result(String text, Map<String, String> parameters) {}

    /**
     * @param at where the artifact lies; parts of it are taken to lie in the same bucket
     * @throws Blocked where the report stops the rewrite
     */
    public Result rewrite(Location at, Packaging packaging, S3Host host) {
        try {
            Rewriting done = new Rewriting(artifact, checked.passed(), Places.dry(at, packaging), host).done();
            return new Result(done.text(), done.parameters());
        } catch (BadTemplate e) {
            throw new Blocked(Report.of(template.path(), e));
        }
    }
}
