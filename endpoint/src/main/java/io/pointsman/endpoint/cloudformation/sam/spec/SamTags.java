package io.pointsman.endpoint.cloudformation.sam.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** SAM's map of tags as CloudFormation's list. */
public final class SamTags {
    private static final List<String> RESERVED =
            List.of("lambda:createdBy", "serverlessrepo:applicationId", "serverlessrepo:semanticVersion");

    /** What takes tags, as far as SAM makes it: tags are handed on to these. */
    private static final Set<String> TAGGED = Set.of(
            "AWS::Lambda::Function",
            "AWS::IAM::Role",
            "AWS::SQS::Queue",
            "AWS::SNS::Topic",
            "AWS::ApiGateway::RestApi",
            "AWS::ApiGateway::Stage",
            "AWS::ApiGateway::DomainName",
            "AWS::ApiGateway::DomainNameV2",
            "AWS::ApiGateway::UsagePlan",
            "AWS::ApiGateway::ApiKey",
            "AWS::ApiGateway::DomainNameAccessAssociation",
            "AWS::StepFunctions::StateMachine",
            "AWS::IoT::TopicRule",
            "AWS::S3::Bucket",
            "AWS::CodeDeploy::Application",
            "AWS::CodeDeploy::DeploymentGroup",
            "AWS::Lambda::CapacityProvider");

    private SamTags() {}

    public static List<Object> list(Map<String, Object> tags) {
        List<Object> list = new ArrayList<>();
        tags.forEach((key, value) -> list.add(Tree.of("Key", key, "Value", value)));
        return list;
    }

    /** Behind the mark that SAM sets itself; the keys that it keeps for itself are refused. */
    public static List<Object> marked(SamResource resource) {
        Map<String, Object> tags = resource.map("Tags");
        RESERVED.stream().filter(tags::containsKey).findFirst().ifPresent(key -> {
            throw resource.trouble(key + " is a reserved Tag key name and cannot be set on your resource. "
                    + "Please change the tag key in the input.");
        });
        List<Object> list = list(Tree.of("lambda:createdBy", "SAM"));
        list.addAll(list(tags));
        return list;
    }

    /** {@code PropagateTags}: everything that the resource became has its tags, in the place of its own. */
    public static void propagate(SamResource resource, List<CfnResource> made) {
        Map<String, Object> tags = resource.map("Tags");
        if (resource.isTrue("PropagateTags") && !tags.isEmpty()) {
            made.stream().filter(one -> TAGGED.contains(one.type())).forEach(one -> one.with("Tags", list(tags)));
        }
    }
}
