/** Cloud assemblies, which the AWS CDK writes into {@code cdk.out}: what is in one, and where. */
@org.jspecify.annotations.NullMarked
package io.pointsman.assembly;
