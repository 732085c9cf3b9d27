package io.pointsman.actions.rewrite;

import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.release.CodePlace;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.release.RunName;
import io.pointsman.template.CodeSite;
import io.pointsman.template.Rewritten;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The {@code Release} artifact: rewritten template, configuration files, manifest. */
final class Release {
    /** Configuration of templates and of Pointsman: at the artifact's root or one folder down, where people keep it. */
    private static final String CONFIGURATION = "([^/]+/)?[^/]+\\.(json|ya?ml|template)";

    private static final long LARGEST_CONFIGURATION = 1 << 20;

    private final RewriteRequest request;
    private final Rewritten rewritten;
    private final ReleaseManifest manifest;

    /** @param placed by digest */
    Release(
            RewriteRequest request,
            PreFlight checked,
            Map<CodeSite, String> digests,
            Map<String, Placement.Placed> placed) {
        this.request = request;
        Map<CodeSite, CodePlace> code = new LinkedHashMap<>();
        digests.forEach(
                (site, digest) -> code.put(site, code(site, digest, Objects.requireNonNull(placed.get(digest)))));
        this.rewritten = checked.survey()
                .rewrite(site -> Objects.requireNonNull(placed.get(Objects.requireNonNull(digests.get(site))))
                        .location());
        this.manifest = manifest(List.copyOf(code.values()));
    }

    private static CodePlace code(CodeSite site, String digest, Placement.Placed placed) {
        return new CodePlace(
                site.logicalId(),
                site.property(),
                placed.location().bucket(),
                placed.location().key(),
                placed.location().version(),
                digest,
                placed.why());
    }

    private ReleaseManifest manifest(List<CodePlace> code) {
        return new ReleaseManifest(
                RunName.of("release", request.run()),
                request.run(),
                request.template().path(),
                RunName.sha256(rewritten.text()),
                request.source().artifact().bucket(),
                request.source().artifact().key(),
                code,
                rewritten.parameters());
    }

    byte[] zip() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        ZipArchive source = request.source().zip();
        source.files().stream()
                .filter(this::isConfiguration)
                .forEach(file -> files.put(file.path(), source.read(file, ZipArchive.LARGEST_READ)));
        files.put(manifest.templatePath(), rewritten.text().getBytes(StandardCharsets.UTF_8));
        files.put(ReleaseManifest.PATH, manifest.text().getBytes(StandardCharsets.UTF_8));
        return ReproducibleZip.of(files);
    }

    private boolean isConfiguration(ArchiveFile file) {
        boolean named = file.path().equals(request.settingsFile());
        return named || (file.path().matches(CONFIGURATION) && file.size() <= LARGEST_CONFIGURATION);
    }

    Map<String, String> outputs() {
        return Map.of(
                "TemplatePath", manifest.templatePath(),
                "TemplateDigest", manifest.templateDigest(),
                "CodeLocations", String.valueOf(manifest.code().size()),
                "ReleaseId", manifest.releaseId());
    }
}
