package io.pointsman.actions.rewrite;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.json.JsonObject;
import io.pointsman.runtime.AliasKeys;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.runtime.OwnersSettings;
import io.pointsman.settings.Settings;
import io.pointsman.template.BadTemplate;
import io.pointsman.template.Location;
import io.pointsman.template.S3Host;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same rewrite without AWS: nothing is stored, and everything points where it would be. */
public final class RewritePreview {
    /** Where a template is looked for that nobody named, at the top of the artifact. */
    public static final List<String> USUAL_TEMPLATES = TemplateFile.USUAL;

    private final ZipArchive artifact;
    private final ArchiveFile template;
    private final PreFlight checked;
    private final Packaging packaging;

    /**
     * @param template the file of the artifact
     * @param values of the template's parameters; empty: none is known
     * @param userParameters {@code Alias}, {@code Functions}, {@code Callers}, {@code Settings} and {@code ArtifactMay}, as the action
     *     would be given them; what is not here is looked for in the settings files
     * @param owners the settings file of the pipeline's owner
     * @param byContent also what means the whole artifact
     * @throws io.pointsman.artifact.BadArchive where the artifact is damaged
     * @throws io.pointsman.engine.Refusal where one of these, or the settings file, is not as it must be
     */
    public RewritePreview(
            ZipArchive artifact,
            ArchiveFile template,
            Map<String, String> values,
            JsonObject userParameters,
            Optional<OwnersSettings> owners,
            boolean byContent) {
        this.packaging = byContent ? Packaging.CONTENT : Packaging.AUTO;
        this.artifact = artifact;
        this.template = template;
        GivenValues given = values.isEmpty() ? GivenValues.NONE : new GivenValues(values, "command line", true);
        InputArtifact source = InputArtifact.onDisk(artifact, owners);
        Settings settings = Settings.glance("rewrite", List.of(AliasKeys.CALLERS), source.places(userParameters));
        ProductionAlias production = AliasKeys.production(source, "rewrite", userParameters);
        this.checked = new PreFlight(artifact, template, given, production)
                .callers(settings.get(AliasKeys.CALLERS))
                .asItIs(packaging);
    }

    /**
     * The values in a template configuration file.
     *
     * @param text JSON; anything else is a {@link io.pointsman.json.JsonTrouble}
     */
    public static Map<String, String> configuration(String text) {
        return GivenValues.configuration(text);
    }

    /** Everything that was found, as a compiler says it: {@code template.yaml:12:7: error: ...}. */
    public List<String> findings() {
        return said(checked.report());
    }

    /** What nobody can know before it is deployed, and so is not judged, in the same form. */
    public List<String> unknown() {
        return checked.unknown().stream()
                .map(finding -> finding.file() + ":" + finding.problem().at() + ": note: "
                        + finding.problem().message())
                .toList();
    }

    /** Both for programs. */
    public JsonObject json() {
        return FindingsJson.of(checked.report(), checked.unknown());
    }

    /** A JSON Schema of {@link #json}. */
    public static JsonObject schema() {
        return FindingsJson.schema();
    }

    private static List<String> said(Report report) {
        return report.findings().stream().map(Finding::toString).toList();
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * @param text of the rewritten template
     * @param parameters values for the parameters that stand for a location
     */
    public record Rewritten(String text, Map<String, String> parameters) implements Result {}

    /** @param findings what is in the way */
    public record Stopped(List<String> findings) implements Result {}

    /**
     * @param at where the artifact lies; parts of it are taken to lie in the same bucket
     */
    public Result rewrite(Location at, S3Host host) {
        try {
            Rewriting done =
                    new Rewriting(artifact, checked.passed(), packaging, Places.dry(at, packaging), host).done();
            return new Rewritten(done.text(), done.parameters());
        } catch (Blocked e) {
            return new Stopped(said(e.report()));
        } catch (BadTemplate e) {
            return new Stopped(said(Report.of(template.path(), e)));
        }
    }
}
