package io.pointsman.endpoint.cloudformation.sam.connector;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one connection becomes, by its profile.
 *
 * @param suffix of the ids, where a connector has several destinations
 */
record Parts(
        SamResource connector,
        ConnectorEnd source,
        ConnectorEnd destination,
        Map<String, Object> profile,
        Set<String> permissions,
        String suffix) {
    /** The end whose own policy it is. */
    private ConnectorEnd holder() {
        return isSource() ? source : destination;
    }

    private boolean isSource() {
        return Tree.trueAt(profile, "SourcePolicy").isPresent();
    }

    private Object need(String fact, String what) {
        return holder().fact(fact).orElseThrow(() -> holder().missing(connector, what, isSource()));
    }

    private CfnResource made(String id, String type) {
        return connector.main(type).renamed(connector.id() + id + suffix);
    }

    private Map<String, Object> document() {
        List<Object> statements = new ArrayList<>();
        Tree.mapAt(profile, "AccessCategories").forEach((name, category) -> {
            if (permissions.contains(name)) {
                statements.addAll(Tree.listAt(Tree.map(category), "Statement"));
            }
        });
        return Tree.of("Version", "2012-10-17", "Statement", statements);
    }

    CfnResource rolePolicy() {
        Object role = need("RoleName", "IAM role name");
        return made("Policy", "AWS::IAM::ManagedPolicy")
                .with("PolicyDocument", document())
                .with("Roles", Tree.listOf(role));
    }

    CfnResource queuePolicy() {
        Object url = need("QueueUrl", "SQS queue URL");
        return made("QueuePolicy", "AWS::SQS::QueuePolicy")
                .with("PolicyDocument", document())
                .with("Queues", Tree.listOf(url));
    }

    CfnResource topicPolicy() {
        Object arn = need("Arn", "SNS topic ARN");
        return made("TopicPolicy", "AWS::SNS::TopicPolicy")
                .with("PolicyDocument", document())
                .with("Topics", Tree.listOf(arn));
    }

    List<CfnResource> permissionsOfFunction() {
        Object arn = need("Arn", "Lambda function ARN");
        List<CfnResource> made = new ArrayList<>();
        Tree.mapAt(profile, "AccessCategories").forEach((name, category) -> {
            if (permissions.contains(name)) {
                made.add(made(name + "LambdaPermission", "AWS::Lambda::Permission")
                        .with("FunctionName", arn)
                        .from(Tree.map(category), List.of("Action", "Principal", "SourceArn", "SourceAccount")));
            }
        });
        return made;
    }
}
