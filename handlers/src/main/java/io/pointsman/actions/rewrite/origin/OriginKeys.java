package io.pointsman.actions.rewrite.origin;

import io.pointsman.settings.Key;
import io.pointsman.source.PipelineRun;
import java.util.List;
import java.util.Optional;

/** The keys by which a pipeline says what it releases. */
public final class OriginKeys {
    static final Key<Optional<String>> COMMIT = said(
            "Commit",
            "the commit that was built, for people, where pointsman/source.json of the artifact does not say it");

    static final Key<Optional<String>> COMMIT_URL =
            said("CommitUrl", "https address of the commit, for people; another kind of address is left out");

    static final Key<Optional<String>> AUTHOR = said("CommitAuthor", "author of the commit, for people");

    static final Key<Optional<String>> MESSAGE = said(
            "CommitMessage",
            "message of the commit, for people; not for a variable of CodePipeline, for a quotation mark in it breaks"
                    + " the JSON");

    static final Key<Optional<String>> BRANCH = said("Branch", "branch of the commit, for people");

    static final Key<Optional<String>> PIPELINE = Key.matching(
                    "Pipeline",
                    PipelineRun.NAME,
                    "a pipeline's name: letters, digits and .@_-, 100 at most",
                    "the pipeline that releases, for links to its executions")
            .optional()
            .ofArtifact();

    public static final List<Key<?>> ALL = List.of(COMMIT, COMMIT_URL, AUTHOR, MESSAGE, BRANCH, PIPELINE);

    private OriginKeys() {}

    private static Key<Optional<String>> said(String name, String description) {
        return Key.text(name, description).optional().ofArtifact();
    }
}
