package io.pointsman.local.init;

import io.pointsman.actions.rewrite.RewritePreview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A repository as it lies there.
 *
 * @param template its path; empty in a CDK application, whose template is made
 * @param isBuilt something in it has to be built or fetched before it is a package
 * @param tools what the template asks of a build
 * @param remote {@code OWNER/NAME}, where git says it
 */
public record FoundRepository(
        Path folder,
        RepositoryKind kind,
        Optional<String> template,
        boolean isBuilt,
        BuildTools tools,
        Optional<String> remote) {
    private static final Pattern SERVERLESS = Pattern.compile("AWS::Serverless-2016-10-31");
    private static final Pattern REMOTE =
            Pattern.compile("\\[remote \"origin\"][^\\[]*?url\\s*=\\s*\\S*?[:/]([\\w.-]+/[\\w.-]+?)(\\.git)?\\s");

    /** By these it is known that a build fetches or compiles something. */
    private static final Set<String> BUILDS = Set.of(
            "requirements.txt",
            "package.json",
            "pom.xml",
            "build.gradle",
            "build.gradle.kts",
            "go.mod",
            "Gemfile",
            "Makefile");

    private static final int DEEPEST = 4;

    /** Empty where nothing says what would be released. */
    public static Optional<FoundRepository> in(Path folder) throws IOException {
        Optional<String> remote = remote(folder);
        if (Files.isRegularFile(folder.resolve("cdk.json"))) {
            return Optional.of(new FoundRepository(
                    folder, RepositoryKind.CDK, Optional.empty(), /* isBuilt= */ true, BuildTools.NONE, remote));
        }
        Optional<String> template = RewritePreview.USUAL_TEMPLATES.stream()
                .filter(name -> Files.isRegularFile(folder.resolve(name)))
                .findFirst();
        if (template.isEmpty()) {
            return Optional.empty();
        }
        String text = Files.readString(folder.resolve(template.get()));
        boolean isSam = SERVERLESS.matcher(text).find();
        return Optional.of(new FoundRepository(
                folder,
                isSam ? RepositoryKind.SAM : RepositoryKind.PLAIN,
                template,
                isSam && isBuilt(folder),
                BuildTools.of(text),
                remote));
    }

    /** What is released of it, as it lies there after a build. */
    String artifact() {
        if (kind == RepositoryKind.CDK) {
            return "cdk.out";
        }
        return isBuilt ? ".aws-sam/build" : ".";
    }

    private static boolean isBuilt(Path folder) throws IOException {
        try (Stream<Path> files = Files.find(
                folder,
                DEEPEST,
                (path, attributes) -> attributes.isRegularFile()
                        && BUILDS.contains(path.getFileName().toString())
                        && !isGenerated(folder.relativize(path)))) {
            return files.findAny().isPresent();
        }
    }

    private static boolean isGenerated(Path path) {
        return Stream.of(".aws-sam", "node_modules", ".git")
                .anyMatch(name -> path.startsWith(name) || path.toString().contains("/" + name + "/"));
    }

    private static Optional<String> remote(Path folder) throws IOException {
        Path config = folder.resolve(".git/config");
        if (!Files.isRegularFile(config)) {
            return Optional.empty();
        }
        Matcher matcher = REMOTE.matcher(Files.readString(config) + "\n");
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
