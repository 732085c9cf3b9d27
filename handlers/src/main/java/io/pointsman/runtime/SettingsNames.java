package io.pointsman.runtime;

import java.util.Set;

/**
 * What may stand at the top level of a settings file: the keys of every action, and the actions themselves. Written here because no
 * action knows another; a test compares.
 */
final class SettingsNames {
    static final Set<String> ALL = Set.of("""
        AfterAllowTraffic Alarms Alias AllAtOnce Application AssumeRoleArn AutoRollback BeforeAllowTraffic
        Callers Capabilities ChangeSetDigest ChangeSetName DeploymentConfigName DeploymentMode Description
        DisableRollback DryRun ExternalId Functions Gate ImportExistingResources IncludeNestedStacks Keep
        MaxConcurrent NotificationArns OnDrift OnFailure OnIncompatible OnStackFailure Packaging
        ParameterOverrides Policy Recover Region RepairAlias RoleArn Run ServiceRoleArn Settings
        StackName Tags TemplateConfiguration TemplatePath To Verify changeset execute publish retain
        rewrite shift
        """.split("\\s+"));

    private SettingsNames() {}
}
