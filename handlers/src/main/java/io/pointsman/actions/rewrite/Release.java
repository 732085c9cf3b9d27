package io.pointsman.actions.rewrite;

import io.pointsman.actions.rewrite.cdk.SynthesizedStack;
import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.digest.Sha256;
import io.pointsman.release.CodePlace;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.release.RunName;
import io.pointsman.runtime.Parallel;
import io.pointsman.template.CodeSite;
import io.pointsman.template.Location;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The {@code Release} artifact: rewritten templates, configuration files, manifest, warnings. */
final class Release {
    /** Configuration of templates and of Pointsman: at the artifact's root or one folder down, where people keep it. */
    private static final String CONFIGURATION = "([^/]+/)?[^/]+\\.(json|ya?ml|template)";

    /** There only when the pre-flight warns of something. */
    private static final String WARNINGS = "pointsman/pre-flight.txt";

    private static final long LARGEST_CONFIGURATION = 1 << 20;

    private final RewriteRequest request;
    private final Rewriting rewriting;
    private final ReleaseManifest manifest;
    private final Report report;
    private final long moved;

    /** @param report what the pre-flight found that stops nothing */
    Release(RewriteRequest request, Rewriting rewriting, Comparison comparison, Report report) {
        this.report = report;
        this.request = request;
        this.rewriting = rewriting;
        Map<CodeUse, Reason> reasons = new LinkedHashMap<>();
        List<CodeUse> uses = List.copyOf(rewriting.released().keySet());
        List<Reason> found = Parallel.map(
                List.copyOf(rewriting.released().entrySet()), use -> comparison.reason(use.getKey(), use.getValue()));
        for (int i = 0; i < uses.size(); i++) {
            reasons.put(uses.get(i), found.get(i));
        }
        this.moved = reasons.values().stream().filter(Reason::moves).count();
        this.manifest = new ReleaseManifest(
                RunName.of("release", request.run()),
                request.run(),
                request.template().path(),
                Sha256.hex(rewriting.text()),
                request.source().artifact().bucket(),
                request.source().artifact().key(),
                code(reasons),
                parameters(),
                assumed(),
                request.template().madeFor(),
                request.origin().commit(),
                request.origin().pipeline());
    }

    /** Those that stand for a location, over those of a cloud assembly. */
    private Map<String, String> parameters() {
        Map<String, String> all = new TreeMap<>(request.template().parameters());
        all.putAll(rewriting.parameters());
        return all;
    }

    private List<CodePlace> code(Map<CodeUse, Reason> reasons) {
        List<CodePlace> code = new ArrayList<>();
        rewriting.released().forEach((use, item) -> {
            Reason reason = Objects.requireNonNull(reasons.get(use), use::name);
            Stream.concat(
                            Stream.of(use.site().logicalId()),
                            use.site().functions().stream()
                                    .filter(id -> !id.equals(use.site().logicalId())))
                    .forEach(id -> code.add(place(id, use, item, reason)));
        });
        return List.copyOf(code);
    }

    private CodePlace place(String logicalId, CodeUse use, Item item, Reason reason) {
        Location location = rewriting.location(use);
        return new CodePlace(
                logicalId,
                use.site().property(),
                location.bucket(),
                location.key(),
                location.version(),
                item.digest(),
                reason.why(),
                use.template().path(),
                item.path(),
                reason.moves(),
                rewriting.placed(item).origin().sha256(),
                use.site().hasOther());
    }

    private Map<String, String> assumed() {
        Map<String, String> assumed = new TreeMap<>();
        rewriting.released().keySet().forEach(use -> {
            if (use.site().need() instanceof CodeSite.Local(var ignored, Map<String, String> values)) {
                assumed.putAll(values);
            }
        });
        return assumed;
    }

    byte[] zip() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        ZipArchive source = request.source().zip();
        source.files().stream()
                .filter(file -> file.misnamed().isEmpty() && isConfiguration(file))
                .forEach(file -> files.put(file.path(), source.read(file, ZipArchive.LARGEST_READ)));
        rewriting.texts().forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        files.put(ReleaseManifest.PATH, manifest.text().getBytes(StandardCharsets.UTF_8));
        if (!report.findings().isEmpty()) {
            files.put(WARNINGS, (report.text() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return ReproducibleZip.of(files);
    }

    private boolean isConfiguration(ArchiveFile file) {
        boolean named = file.path().equals(request.settingsFile());
        boolean code = request.template()
                .stack()
                .filter(stack -> stack.isAsset(file.path()))
                .isPresent();
        return named || (!code && file.path().matches(CONFIGURATION) && file.size() <= LARGEST_CONFIGURATION);
    }

    Map<String, String> outputs() {
        return Map.of(
                "TemplatePath", manifest.templatePath(),
                "TemplateDigest", manifest.templateDigest(),
                "CodeLocations", String.valueOf(rewriting.released().size()),
                "ReleaseId", manifest.releaseId(),
                "Summary", summary());
    }

    /** For the console: it shows the first lines of it beside the action. */
    private String summary() {
        int locations = rewriting.released().size();
        String warnings = report.findings().isEmpty() ? "" : "\n" + report.text();
        return locations + (locations == 1 ? " code location, " : " code locations, ") + moved + " moved"
                + request.origin().said() + assembly() + warnings;
    }

    private String assembly() {
        return request.template()
                .stack()
                .map(SynthesizedStack::stack)
                .map(stack -> "\nstack " + stack.displayName() + " of " + stack.manifest()
                        + (stack.settings().roles().isEmpty()
                                ? ""
                                : "; the roles that it names are not taken: RoleArn and AssumeRoleArn decide"))
                .orElse("");
    }
}
