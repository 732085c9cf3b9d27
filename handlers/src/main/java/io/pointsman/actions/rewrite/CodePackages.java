package io.pointsman.actions.rewrite;

import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.BadArchive;
import io.pointsman.artifact.FileKind;
import io.pointsman.artifact.Part;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.source.SourceFile;
import io.pointsman.template.CodeKind;
import io.pointsman.template.CodeSite;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the package of each code location in the source artifact, and what keeps AWS from taking it. */
final class CodePackages {
    /** Lambda's limit for a package when it is unpacked (docs/aws-facts.md). */
    static final long LARGEST = 262_144_000;

    private final ZipArchive artifact;
    private final List<Finding> findings;
    private final boolean assembly;
    private final Map<CodeUse, CodePackage> packages = new LinkedHashMap<>();
    /** By path and whether it becomes a zip: a package is opened once, however many functions it has. */
    private final Map<String, Opened> opened = new HashMap<>();

    /** @param assembly the artifact is what the CDK synthesized, and not code */
    CodePackages(ZipArchive artifact, List<Finding> findings, boolean assembly) {
        this.assembly = assembly;
        this.artifact = artifact;
        this.findings = findings;
    }

    /** What is nested first, so that it is there before it is named. Complete when nothing stops. */
    Map<CodeUse, CodePackage> of(TemplateNode root) {
        find(root);
        return packages;
    }

    private void find(TemplateNode node) {
        node.nested().values().forEach(this::find);
        node.survey().sites().forEach(site -> find(new CodeUse(node, site)));
    }

    private void find(CodeUse use) {
        PathInArtifact.of(use.template(), use.site())
                .ifPresentOrElse(
                        path -> take(use, path),
                        () -> wrong(
                                use,
                                "is " + written(use)
                                        + ", which leads out of the artifact; give a path inside it, relative to the"
                                        + " template"));
    }

    private void take(CodeUse use, String written) {
        try {
            String path = artifact.spelled(written);
            Optional<CodePackage> found =
                    nested(use).or(() -> open(path, use.site().kind()));
            if (assembly && path.isEmpty()) {
                wrong(
                        use,
                        "is the whole artifact, which is a cloud assembly and no code; use Code.fromAsset"
                                + byParameters(use));
            } else if (isLink(path)) {
                wrong(
                        use,
                        "is " + (isAsset(use) ? written(use) + ", " : "") + "the symbolic link " + path
                                + ", which leads out of the artifact; "
                                + (isAsset(use)
                                        ? "pack what it leads to, not the link"
                                        : "give the path that it leads to"));
            } else if (found.isEmpty()) {
                wrong(use, "is " + written(use) + ", but " + path + " is not in the artifact" + missing(use, path));
            } else if (isRead(use, found.get())) {
                packages.put(use, found.get());
                check(use, found.get());
            }
        } catch (BadArchive e) {
            wrong(use, "cannot be packaged: " + e.getMessage());
        }
    }

    private static String byParameters(CodeUse use) {
        return use.site().need() instanceof CodeSite.ByParameters(String bucket, String key)
                ? ", or give the parameters " + bucket + " and " + key + " values in the settings file"
                : "";
    }

    private String missing(CodeUse use, String path) {
        return isAsset(use)
                ? "; run cdk synth again, and pack the whole of cdk.out, with what links lead to in place of links"
                : new MissingPath(artifact.paths()).hint(path);
    }

    private static boolean isAsset(CodeUse use) {
        return use.site().need() instanceof CodeSite.KnownAsset;
    }

    private boolean isLink(String path) {
        return artifact.file(path).filter(file -> file.kind() == FileKind.LINK).isPresent();
    }

    /** A template that is a file and was not read has its findings already. */
    private static boolean isRead(CodeUse use, CodePackage found) {
        return !use.site().kind().isTemplate() || !(found instanceof CodePackage.Plain);
    }

    private static Optional<CodePackage> nested(CodeUse use) {
        return Optional.ofNullable(use.template().nested().get(use.site())).map(CodePackage.Rewritten::new);
    }

    private Optional<CodePackage> open(String path, CodeKind kind) {
        String key = (kind.isPackage() ? "zip " : "file ") + path;
        Opened known = opened.get(key);
        if (known == null) {
            known = opened(path, kind);
            opened.put(key, known);
        }
        return switch (known) {
            case Opened.Found(var code) -> code;
            case Opened.Broken(BadArchive why) -> throw why;
        };
    }

    /** What is broken is opened once, too. */
    private Opened opened(String path, CodeKind kind) {
        try {
            return new Opened.Found(at(path, kind));
        } catch (BadArchive e) {
            return new Opened.Broken(e);
        }
    }

    private sealed interface Opened {
        record Found(Optional<CodePackage> code) implements Opened {}

        record Broken(BadArchive why) implements Opened {}
    }

    private Optional<CodePackage> at(String path, CodeKind kind) {
        if (path.isEmpty()) {
            return Optional.of(new CodePackage.Whole(Part.whole(artifact).without(SourceFile.PATH)));
        }
        return artifact.file(path)
                .<CodePackage>map(file -> kind.isPackage() ? packed(path, file) : new CodePackage.Plain(path, file))
                .or(() -> Part.folder(artifact, path).map(part -> new CodePackage.Cut(path, part.withLinksFollowed())));
    }

    private CodePackage packed(String path, ArchiveFile file) {
        return isArchive(path, file)
                ? new CodePackage.Ready(path, file, Part.whole(artifact.nested(file)))
                : new CodePackage.Cut(path, Part.file(artifact, file));
    }

    /** By its content, whatever it is called: it may begin with {@code #!}. What is called a zip has to be one. */
    private boolean isArchive(String path, ArchiveFile file) {
        if (path.toLowerCase(Locale.ROOT).matches(".*\\.(zip|jar)") || artifact.beginsAsZip(file)) {
            return true;
        }
        try {
            return !artifact.nested(file).files().isEmpty();
        } catch (BadArchive e) {
            return false;
        }
    }

    private void check(CodeUse use, CodePackage found) {
        boolean folder = found instanceof CodePackage.Whole || found instanceof CodePackage.Cut;
        switch (use.site().kind()) {
            case FUNCTION, LAYER, ARCHIVE -> {}
            case FILE, TEMPLATE, INCLUDE -> {
                if (folder) {
                    wrong(use, "is the folder " + written(use) + "; a file is expected");
                }
            }
        }
        if (found instanceof CodePackage.Packed packed) {
            checkPart(use, packed.part());
        }
    }

    private void checkPart(CodeUse use, Part part) {
        if (part.files().isEmpty()) {
            wrong(use, "is a package without files");
        }
        if (part.size() > LARGEST && use.site().kind().isPackage()) {
            wrong(
                    use,
                    "is a package of " + part.size() + " bytes unpacked; Lambda takes at most " + LARGEST
                            + "; leave out what the code does not need, or use a container image");
        }
        part.misnamed().entrySet().stream()
                .limit(1)
                .forEach(named -> wrong(
                        use,
                        "holds the file " + named.getKey() + ", and " + named.getValue()
                                + "; Lambda would get another name. Pack it"
                                + " with UTF-8 names (7-Zip: -mcu=on; on macOS and Linux: zip)"));
        for (String link : part.linksOut()) {
            wrong(use, "holds the symbolic link " + link + ", which leads out of the package; take it out");
        }
    }

    private static String written(CodeUse use) {
        return switch (use.site().need()) {
            case CodeSite.Local(String path, var ignored) -> path;
            case CodeSite.KnownAsset(String name, var ignored) -> "asset " + name;
            case CodeSite.ByParameters ignored -> "the whole artifact";
        };
    }

    private void wrong(CodeUse use, String matter) {
        findings.add(
                Finding.error(use.template().path(), use.site().at(), use.site().name() + " " + matter));
    }
}
