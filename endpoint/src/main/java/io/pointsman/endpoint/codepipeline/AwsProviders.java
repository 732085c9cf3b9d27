package io.pointsman.endpoint.codepipeline;

import java.util.Map;
import java.util.Set;

/** The action providers that CodePipeline has and the endpoint lacks, by category: docs/aws-facts.md names the page. */
final class AwsProviders {
    private static final Map<String, Set<String>> BY_CATEGORY = Map.of(
            "Source", Set.of("CodeCommit", "ECR", "GitHub"),
            "Build", Set.of("ECRBuildAndPublish"),
            "Test", Set.of("CodeBuild", "DeviceFarm"),
            "Deploy",
                    Set.of(
                            "AppConfig",
                            "CloudFormation",
                            "CloudFormationStackInstances",
                            "CloudFormationStackSet",
                            "CodeDeploy",
                            "CodeDeployToECS",
                            "EC2",
                            "ECS",
                            "EKS",
                            "ElasticBeanstalk",
                            "Lambda",
                            "OpsWorks",
                            "S3",
                            "ServiceCatalog"),
            "Invoke", Set.of("CodePipeline", "InspectorScan", "StepFunctions"),
            "Compute", Set.of("Commands"));

    private AwsProviders() {}

    static boolean has(ActionType type) {
        return !type.owner().equals("Custom")
                && BY_CATEGORY.getOrDefault(type.category(), Set.of()).contains(type.provider());
    }
}
