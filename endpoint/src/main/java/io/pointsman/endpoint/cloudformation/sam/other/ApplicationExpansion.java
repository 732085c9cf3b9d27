package io.pointsman.endpoint.cloudformation.sam.other;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTags;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Map;

/** {@code AWS::Serverless::Application}: a nested stack. Applications of the repository have to be fetched, which is a limit here. */
public record ApplicationExpansion(SamResource application) {
    public CfnResource made() {
        Object location = application.need("Location");
        if (location instanceof Map<?, ?> map) {
            List.of("ApplicationId", "SemanticVersion").forEach(name -> {
                if (!map.containsKey(name)) {
                    throw application.trouble("Resource is missing the required [" + name + "] property.");
                }
            });
            throw application.trouble(
                    "The embedded endpoint has no Serverless Application Repository; AWS takes this.");
        }
        List<Object> tags = SamTags.marked(application);
        return application
                .beside(application.id(), "AWS::CloudFormation::Stack")
                .dependsOn(Tree.at(application.attributes(), "DependsOn").orElse(List.of()))
                .from(application.properties(), List.of("Parameters", "NotificationARNs"))
                .with("Tags", tags)
                .with("TimeoutInMinutes", application.property("TimeoutInMinutes"))
                .with("TemplateURL", location);
    }
}
