package io.pointsman.actions.rewrite;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.release.CodePlace;
import io.pointsman.runtime.AliasKeys;
import io.pointsman.runtime.InputArtifact;
import io.pointsman.runtime.OwnersSettings;
import io.pointsman.settings.Key;
import io.pointsman.settings.Settings;
import io.pointsman.template.BadTemplate;
import io.pointsman.template.Location;
import io.pointsman.template.S3Host;
import io.pointsman.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The same rewrite without AWS: nothing is stored, and everything points where it would be. */
public final class RewritePreview {
    /** Where a template is looked for that nobody named, at the top of the artifact. */
    public static final List<String> USUAL_TEMPLATES = TemplateFile.USUAL;

    private static final List<Key<?>> KEYS = Stream.concat(
                    RewriteKeys.OF_ASSEMBLIES.stream(), Stream.of(AliasKeys.CALLERS, RewriteKeys.TEMPLATE_PATH))
            .toList();

    private final ZipArchive artifact;
    private final TemplateChoice template;
    private final PreFlight checked;
    private final Packaging packaging;

    /**
     * @param path of the template in the artifact; empty: where the action looks for it
     * @param values of the template's parameters; empty: none is known
     * @param userParameters {@code Stack}, {@code Alias}, {@code Functions}, {@code Callers}, {@code Settings} and {@code ArtifactMay}, as the action
     *     would be given them; what is not here is looked for in the settings files
     * @param owners the settings file of the pipeline's owner
     * @param byContent also what means the whole artifact
     * @throws io.pointsman.artifact.BadArchive where the artifact is damaged
     * @throws io.pointsman.engine.Refusal where one of these, or the settings file, is not as it must be
     */
    public RewritePreview(
            ZipArchive artifact,
            Optional<String> path,
            Map<String, String> values,
            JsonObject userParameters,
            Optional<OwnersSettings> owners,
            boolean byContent) {
        this.packaging = byContent ? Packaging.CONTENT : Packaging.AUTO;
        this.artifact = artifact;
        InputArtifact source = InputArtifact.onDisk(artifact, owners);
        Settings settings = Settings.glance("rewrite", KEYS, source.places(userParameters));
        this.template = new TemplateFile(artifact, source.artifact().name())
                .find(path.or(() -> settings.get(RewriteKeys.TEMPLATE_PATH)), settings.get(RewriteKeys.STACK));
        GivenValues given = (values.isEmpty() ? GivenValues.NONE : new GivenValues(values, "command line", true))
                .over(template.parameters());
        ProductionAlias production = AliasKeys.production(source, "rewrite", userParameters);
        this.checked = new PreFlight(artifact, template, given, production)
                .callers(settings.get(AliasKeys.CALLERS))
                .assembly(RewriteKeys.assembly(settings), Optional.empty())
                .asItIs(packaging);
    }

    /** Path of the template in the artifact. */
    public String path() {
        return template.path();
    }

    /** Why the action would find no template, as the settings file in the artifact has it; empty where it finds one. */
    public static Optional<String> withoutTemplate(ZipArchive artifact) {
        try {
            InputArtifact source = InputArtifact.onDisk(artifact, Optional.empty());
            Settings settings = Settings.glance(
                    "rewrite",
                    List.of(RewriteKeys.TEMPLATE_PATH, RewriteKeys.STACK),
                    source.places(JsonObject.empty()));
            new TemplateFile(artifact, source.artifact().name())
                    .find(settings.get(RewriteKeys.TEMPLATE_PATH), settings.get(RewriteKeys.STACK));
            return Optional.empty();
        } catch (Refusal e) {
            return Optional.of(String.valueOf(e.getMessage()).replaceFirst("^artifact on disk(,| has) ", ""));
        }
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

    /**
     * The digest of each code location by {@link CodePlace#name}, as the manifest of a release has them; empty where something is in the way.
     */
    public Optional<Map<String, String>> code() {
        Map<String, String> digests = new TreeMap<>();
        try {
            Location nowhere = Location.of("preview", "preview");
            new Rewriting(artifact, checked.passed(), packaging, Places.dry(nowhere, packaging), S3Host.GLOBAL)
                    .done()
                    .released()
                    .forEach((use, item) -> Stream.concat(
                                    Stream.of(use.site().logicalId()), use.site().functions().stream())
                            .forEach(id -> digests.put(
                                    CodePlace.name(
                                            path(),
                                            use.template().path(),
                                            id,
                                            use.site().property()),
                                    item.digest())));
        } catch (Blocked | BadTemplate e) {
            return Optional.empty();
        }
        return Optional.of(digests);
    }

    /** The parameters of the template, and their defaults. */
    public Map<String, Optional<String>> parameters() {
        return Template.parse(text()).parameters();
    }

    /** The template as it is written. */
    public String text() {
        return new String(artifact.read(template.path()).orElseThrow(), StandardCharsets.UTF_8);
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
