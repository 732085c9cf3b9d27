package io.pointsman.local.acceptance.scene;

/**
 * What was installed, as its stacks name it.
 *
 * @param deploymentCallers the roles that release into other accounts
 * @param askingRole a role that the account's users may assume, for a question to IAM
 */
public record Installed(String releaseBucket, String sourceBucket, String deploymentCallers, String askingRole) {}
