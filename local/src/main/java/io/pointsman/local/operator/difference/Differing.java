package io.pointsman.local.operator.difference;

import io.pointsman.actions.rewrite.RewritePreview;
import io.pointsman.artifact.BadArchive;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.local.operator.DeployedTemplate;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.Looked;
import io.pointsman.local.operator.OperatorTrouble;
import io.pointsman.local.operator.ReleaseBook;
import io.pointsman.local.play.UnifiedDiff;
import io.pointsman.release.record.PackagedRelease;
import io.pointsman.release.record.ReleaseIndex;
import io.pointsman.release.record.SourceArtifactPlace;
import io.pointsman.template.BadTemplate;
import io.pointsman.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds an artifact to what is live: its template to the one that was released, each package to the digest on record, its parameters to the
 * values of the stack. Nothing is written anywhere.
 */
public final class Differing {
    private final ReleaseBook book;
    private final LiveArtifact live;
    private final String stack;
    private final String alias;
    private final List<String> notes = new ArrayList<>();

    public Differing(ReleaseBook book, LiveArtifact live, String stack, String alias) {
        this.book = book;
        this.live = live;
        this.stack = stack;
        this.alias = alias;
    }

    /** @param values of parameters that the release would be given */
    public ReleaseDifference of(RewritePreview artifact, Map<String, String> values) {
        Optional<String> run = book.index(stack).current(alias).map(ReleaseIndex.Entry::run);
        Optional<PackagedRelease> released =
                run.flatMap(name -> book.record(stack, name).release());
        Optional<DeployedTemplate> deployed = deployed();
        Map<String, String> before =
                released.map(it -> it.digests(artifact.path())).orElse(Map.of());
        List<CodeDifference> code = artifact.code()
                .map(after -> CodeDifference.between(before, after))
                .orElse(List.of());
        return new ReleaseDifference(
                stack,
                run,
                artifact.path(),
                diff(artifact, released, deployed),
                code,
                ParameterDifference.between(
                        deployed.map(DeployedTemplate::parameters).orElse(Map.of()), artifact.parameters(), values),
                List.copyOf(notes),
                artifact.findings());
    }

    private Optional<DeployedTemplate> deployed() {
        Looked<Optional<DeployedTemplate>> looked = live.stack(stack);
        return looked.value()
                .orElseThrow(() -> new OperatorTrouble(
                        ExitCode.DENIED, looked.why().orElse("the stack") + "; without it nothing can be compared"));
    }

    private String diff(
            RewritePreview artifact, Optional<PackagedRelease> released, Optional<DeployedTemplate> deployed) {
        Optional<String> before = released.flatMap(PackagedRelease::sourcePlace).flatMap(this::written);
        if (before.isEmpty() && deployed.isPresent()) {
            notes.add("the template is held to the one that was deployed, where Pointsman has written locations of code"
                    + " and pins into it");
        }
        return shown(
                artifact.path(),
                before.or(() -> deployed.map(DeployedTemplate::text)).orElse(""),
                artifact.text());
    }

    /** Without the values that may be secrets, which cannot be told apart in a text that is no template. */
    private String shown(String path, String before, String after) {
        try {
            Optional<Template> earlier = before.isEmpty() ? Optional.empty() : Optional.of(Template.parse(before));
            return UnifiedDiff.of(
                    path,
                    earlier.map(template -> template.masked(Optional.empty(), TemplateSecrets.ROOT))
                            .orElse(""),
                    Template.parse(after).masked(earlier, TemplateSecrets.ROOT));
        } catch (BadTemplate e) {
            notes.add("the lines of the templates are not shown, one of them cannot be read: " + e.getMessage());
            return before.equals(after) ? "" : "the templates differ\n";
        }
    }

    /** The template of an artifact as somebody wrote it. */
    private Optional<String> written(SourceArtifactPlace place) {
        Looked<byte[]> bytes = live.artifact(place);
        bytes.why().ifPresent(notes::add);
        return bytes.value().flatMap(this::template);
    }

    private Optional<String> template(byte[] zip) {
        try {
            return Optional.of(new RewritePreview(
                            ZipArchive.open(RangedBytes.of(zip)),
                            Optional.empty(),
                            Map.of(),
                            JsonObject.empty(),
                            Optional.empty(),
                            /* byContent= */ false)
                    .text());
        } catch (BadArchive | Refusal e) {
            notes.add("the template of the artifact that is live cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }
}
