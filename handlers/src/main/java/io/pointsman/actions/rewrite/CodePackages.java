package io.pointsman.actions.rewrite;

import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.BadArchive;
import io.pointsman.artifact.Part;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.template.CodeSite;
import io.pointsman.template.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the package of each site in the source artifact, and what keeps Lambda from taking it. */
final class CodePackages {
    /** Lambda's limit for a package when it is unpacked. */
    static final int LARGEST = 262_144_000;

    private final ZipArchive artifact;
    private final String folder;
    private final Map<CodeSite, CodePackage> packages = new LinkedHashMap<>();
    private final Map<String, CodePackage> byPath = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param folder of the template: paths are relative to it */
    CodePackages(ZipArchive artifact, String folder, List<CodeSite> sites) {
        this.artifact = artifact;
        this.folder = folder;
        sites.forEach(this::find);
    }

    /** In the order of the sites; complete when there are no problems. */
    Map<CodeSite, CodePackage> packages() {
        return packages;
    }

    List<Problem> problems() {
        return problems;
    }

    private void find(CodeSite site) {
        switch (site.need()) {
            case CodeSite.ByParameters ignored -> take(site, "");
            case CodeSite.Local(String path) ->
                PathInArtifact.resolve(folder, path)
                        .ifPresentOrElse(
                                found -> take(site, found),
                                () -> problem(
                                        site,
                                        "is " + path + ", which leads out of the artifact; give a path inside it,"
                                                + " relative to the template"));
        }
    }

    private void take(CodeSite site, String path) {
        try {
            CodePackage found = byPath.containsKey(path) ? byPath.get(path) : at(path).orElse(null);
            if (found == null) {
                problem(site, "is " + written(site) + ", but " + path + " is not in the artifact" + meant(path));
                return;
            }
            byPath.put(path, found);
            packages.put(site, found);
            check(site, found);
        } catch (BadArchive e) {
            problem(site, "cannot be packaged: " + e.getMessage());
        }
    }

    private Optional<CodePackage> at(String path) {
        if (path.isEmpty()) {
            return Optional.of(new CodePackage.Whole(Part.whole(artifact)));
        }
        return artifact.file(path)
                .map(file -> file(path, file))
                .or(() -> Part.folder(artifact, path).map(part -> new CodePackage.Cut(path, part)));
    }

    private CodePackage file(String path, ArchiveFile file) {
        if (!path.toLowerCase(Locale.ROOT).matches(".*\\.(zip|jar)")) {
            return new CodePackage.Cut(path, Part.file(artifact, file));
        }
        ZipArchive inside = ZipArchive.open(RangedBytes.of(artifact.read(file, LARGEST)));
        return new CodePackage.Ready(path, file, Part.whole(inside));
    }

    private void check(CodeSite site, CodePackage found) {
        if (found.part().files().isEmpty()) {
            problem(site, "is a package without files");
        }
        if (found.part().size() > LARGEST) {
            problem(
                    site,
                    "is a package of " + found.part().size() + " bytes unpacked; Lambda takes at most " + LARGEST);
        }
        for (String link : found.part().linksOut()) {
            problem(site, "holds the symbolic link " + link + ", which leads out of the package; take it out");
        }
    }

    private String meant(String path) {
        return artifact.paths().stream()
                .filter(other ->
                        other.equalsIgnoreCase(path) || other.regionMatches(true, 0, path + "/", 0, path.length() + 1))
                .findFirst()
                .map(other -> "; there is " + other.substring(0, path.length()) + ", and case counts")
                .orElse("; build it, or correct the path (it is relative to the template)");
    }

    private static String written(CodeSite site) {
        return site.need() instanceof CodeSite.Local(String path) ? path : "the whole artifact";
    }

    private void problem(CodeSite site, String matter) {
        problems.add(new Problem(site.at(), site.name() + " " + matter));
    }
}
