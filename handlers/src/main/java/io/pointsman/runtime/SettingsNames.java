package io.pointsman.runtime;

import io.pointsman.settings.Guards;
import io.pointsman.settings.Kind;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may stand at the top level of a settings file: the keys of every action, and the actions themselves. Written here because no
 * action knows another; a test compares.
 */
final class SettingsNames {
    static final Set<String> ACTIONS = words("changeset execute publish retain rewrite shift");

    /** Decide who, where, with which rights, past which guard. */
    static final Set<String> GUARD_KEYS = words("""
        AfterAllowTraffic Alarms Alias AllAtOnce Application ArtifactMay AssumeRoleArn AutoRollback BeforeAllowTraffic
        Callers Capabilities ChangeSetDigest ChangeSetName DeploymentConfigName DeploymentMode DisableRollback DryRun
        ExternalId Functions Gate Images ImportExistingResources IncludeNestedStacks Keep MaxConcurrent MinimumTraffic NotificationArns
        OnDrift OnFailure OnIncompatible OnStackFailure Policy Recover Region RepairAlias RoleArn Run ServiceRoleArn
        Settings ShowValues StackName Tags To
        """);

    /** Describe what is in the artifact. */
    private static final Set<String> ARTIFACT_KEYS =
            words("Assets Branch Commit CommitAuthor CommitMessage CommitUrl Description Packaging ParameterOverrides"
                    + " Pipeline Stack TemplateConfiguration TemplatePath Verify");

    static final Set<String> ALL =
            Stream.of(ACTIONS, GUARD_KEYS, ARTIFACT_KEYS).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    static final Guards GUARDS = new Guards(ACTIONS, GUARD_KEYS, AliasKeys.FUNCTIONS_NAME);

    /** A guard key that can be left to the artifact; leaving things to itself cannot. */
    static final Kind<String> GUARD_KEY = Kind.matching(
            GUARD_KEYS.stream()
                    .filter(key -> !key.equals("ArtifactMay"))
                    .sorted()
                    .collect(Collectors.joining("|")),
            "a guard key other than ArtifactMay, as docs/reference/keys.md marks them");

    private SettingsNames() {}

    private static Set<String> words(String words) {
        return Set.of(words.strip().split("\\s+"));
    }
}
