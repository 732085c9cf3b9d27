package io.pointsman.runtime;

import io.pointsman.settings.Key;
import io.pointsman.settings.Kind;
import io.pointsman.settings.RoleArn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys that every action knows; {@link InputArtifact#settings} adds them to the action's own. */
public final class CommonKeys {
    public static final Key<String> STACK_NAME = Key.matching(
            "StackName",
            "[a-zA-Z][-a-zA-Z0-9]{0,127}",
            "a stack name: a letter, then letters, digits and hyphens, 128 at most",
            "the stack that is released");

    public static final Key<Optional<String>> RUN = Key.text(
                    "Run", "identity of this release; by default the source artifact's bucket and key")
            .optional();

    public static final Key<Optional<String>> SETTINGS = Key.text(
                    "Settings", "path of the settings file in the input artifact")
            .optional();

    public static final Key<Optional<String>> REGION = Key.matching(
                    "Region",
                    "[a-z]{2}(-[a-z]+)+-\\d{1,2}",
                    "a Region such as eu-west-1",
                    "Region to deploy into, with a role of it in AssumeRoleArn; Lambda takes code from a bucket of its"
                            + " own Region only")
            .optional();

    public static final Key<Optional<String>> ASSUME_ROLE_ARN =
            RoleArn.key("AssumeRoleArn", "role to deploy with").optional();

    public static final Key<Optional<String>> EXTERNAL_ID = Key.text(
                    "ExternalId", "what the trust policy of AssumeRoleArn asks for")
            .optional();

    /** Of several places each may leave something to the artifact. */
    public static final Key<List<String>> ARTIFACT_MAY = Key.of(
                    "ArtifactMay",
                    Kind.listOf(SettingsNames.GUARD_KEY, 60),
                    "guard keys that the settings file of the artifact may set; from UserParameters and the top level"
                            + " of the owner's settings file, to all actions alike")
            .or(List.of())
            .laidOver((upper, lower) ->
                    Stream.concat(upper.stream(), lower.stream()).distinct().toList());

    public static final List<Key<?>> ALL =
            List.of(STACK_NAME, RUN, SETTINGS, REGION, ASSUME_ROLE_ARN, EXTERNAL_ID, ARTIFACT_MAY);

    private CommonKeys() {}
}
