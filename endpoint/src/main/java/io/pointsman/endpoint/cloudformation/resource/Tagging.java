package io.pointsman.endpoint.cloudformation.resource;

import java.util.Set;

/** The types that take over the tags of their stack. */
public final class Tagging {
    private static final Set<String> TYPES = Set.of(
            "AWS::Lambda::Function",
            "AWS::S3::Bucket",
            "AWS::CodePipeline::Pipeline",
            "AWS::CodeDeploy::Application",
            "AWS::CodeDeploy::DeploymentGroup",
            "AWS::IAM::Role",
            "AWS::Logs::LogGroup",
            "AWS::SNS::Topic",
            "AWS::SQS::Queue",
            "AWS::DynamoDB::Table",
            "AWS::StepFunctions::StateMachine",
            "AWS::CloudFormation::Stack");

    private Tagging() {}

    public static boolean takesOver(String type) {
        return TYPES.contains(type);
    }
}
