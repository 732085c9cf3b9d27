package io.pointsman.local.init;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a build needs for a template before {@code sam build} can do its work.
 *
 * @param pythons versions of Python that the functions run on: sam build takes packages with the very same one
 * @param bundles functions are built with esbuild, which the SAM CLI does not bring
 */
record BuildTools(Set<String> pythons, boolean bundles) {
    static final BuildTools NONE = new BuildTools(Set.of(), /* bundles= */ false);

    private static final Pattern PYTHON = Pattern.compile("\\bpython(3\\.\\d+)\\b");
    private static final Pattern ESBUILD = Pattern.compile("BuildMethod[\"']?\\s*:\\s*[\"']?esbuild\\b");

    static BuildTools of(String template) {
        return new BuildTools(
                PYTHON.matcher(template)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)),
                ESBUILD.matcher(template).find());
    }

    /** Lines of the phase install. CodeBuild takes one version of a language; without it, it takes one of its own choice. */
    String installing() {
        return (pythons.size() == 1
                        ? "    runtime-versions: {python: '"
                                + pythons.iterator().next() + "'}\n"
                        : "")
                + "    commands:\n"
                + "      - command -v sam || pip install aws-sam-cli\n"
                + (bundles ? "      - command -v esbuild || npm install --global esbuild\n" : "");
    }
}
