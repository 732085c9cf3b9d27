package io.pointsman.endpoint.cloudformation.sam;

import io.pointsman.endpoint.cloudformation.sam.api.RestApiExpansion;
import io.pointsman.endpoint.cloudformation.sam.api.SharedApiParts;
import io.pointsman.endpoint.cloudformation.sam.connector.ConnectorExpansion;
import io.pointsman.endpoint.cloudformation.sam.function.DeploymentPreferences;
import io.pointsman.endpoint.cloudformation.sam.function.FunctionExpansion;
import io.pointsman.endpoint.cloudformation.sam.graphql.GraphQlApiExpansion;
import io.pointsman.endpoint.cloudformation.sam.http.HttpApiExpansion;
import io.pointsman.endpoint.cloudformation.sam.http.WebSocketApiExpansion;
import io.pointsman.endpoint.cloudformation.sam.other.ApplicationExpansion;
import io.pointsman.endpoint.cloudformation.sam.other.CapacityProviderExpansion;
import io.pointsman.endpoint.cloudformation.sam.other.LayerExpansion;
import io.pointsman.endpoint.cloudformation.sam.other.SimpleTableExpansion;
import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.PropertyTypes;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.workflow.StateMachineExpansion;
import java.util.List;
import java.util.Map;

/** One serverless resource to what it becomes, by its type. */
record Expansion(Translation translation, DeploymentPreferences preferences, SharedApiParts apis) {
    List<CfnResource> of(String id) {
        Map<String, Object> declared = translation.resource(id).orElseThrow();
        String type = String.valueOf(declared.get("Type"));
        if (!PropertyTypes.knows(type)) {
            throw SamTrouble.resource(
                    id, "The embedded endpoint has no " + type + "; AWS takes this if SAM has that type.");
        }
        SamResource resource = SamResource.of(id, declared);
        return switch (type) {
            case "AWS::Serverless::Function" -> {
                apis.functionOf(resource, translation);
                yield new FunctionExpansion(resource, translation, preferences).made();
            }
            case "AWS::Serverless::StateMachine" -> new StateMachineExpansion(resource, translation).made();
            case "AWS::Serverless::Api" -> new RestApiExpansion(resource, translation, apis).made();
            case "AWS::Serverless::HttpApi" -> new HttpApiExpansion(resource, translation, apis.recordSets()).made();
            case "AWS::Serverless::WebSocketApi" ->
                new WebSocketApiExpansion(resource, translation, apis.recordSets()).made();
            case "AWS::Serverless::SimpleTable" -> List.of(new SimpleTableExpansion(resource).made());
            case "AWS::Serverless::LayerVersion" -> List.of(new LayerExpansion(resource, translation).made());
            case "AWS::Serverless::Application" -> List.of(new ApplicationExpansion(resource).made());
            case "AWS::Serverless::CapacityProvider" -> new CapacityProviderExpansion(resource).made();
            case "AWS::Serverless::Connector" -> new ConnectorExpansion(resource, translation).made();
            case "AWS::Serverless::GraphQLApi" -> new GraphQlApiExpansion(resource, translation).made();
            default -> throw new IllegalStateException("serverless type " + type);
        };
    }

    /** A layer's logical id is another one for each content. */
    boolean isRenamed(String id) {
        return translation
                .resource(id)
                .filter(one -> "AWS::Serverless::LayerVersion".equals(one.get("Type")))
                .isPresent();
    }
}
