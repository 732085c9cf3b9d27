package io.pointsman.endpoint.cloudformation.sam.http;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.LogicalId;
import io.pointsman.endpoint.cloudformation.sam.spec.S3Location;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::Serverless::HttpApi}: the API with its definition, its stage and its domain. */
public final class HttpApiExpansion {
    private static final String TAG = "httpapi:createdBy";
    private static final List<String> OF_STAGE =
            List.of("StageVariables", "AccessLogSettings", "DefaultRouteSettings", "RouteSettings");

    private final SamResource api;
    private final Translation translation;
    private final Map<String, CfnResource> recordSets;

    public HttpApiExpansion(SamResource api, Translation translation, Map<String, CfnResource> recordSets) {
        this.api = api;
        this.translation = translation;
        this.recordSets = recordSets;
    }

    public List<CfnResource> made() {
        List.of("CorsConfiguration", "Domain")
                .forEach(name -> api.properties()
                        .computeIfPresent(
                                name, (key, value) -> translation.parameters().inPlace(value)));
        boolean uri = api.isTrue("DefinitionUri");
        if (uri && api.isTrue("DefinitionBody")) {
            throw api.trouble("Specify either 'DefinitionUri' or 'DefinitionBody' property and not both.");
        }
        Optional<Object> body = new HttpDefinition(api, translation, TAG).complete();
        CfnResource http = api.main("AWS::ApiGatewayV2::Api").with("FailOnWarnings", api.truly("FailOnWarnings"));
        if (uri) {
            http.with(
                    "BodyS3Location",
                    S3Location.of(api.need("DefinitionUri"), api.id(), "DefinitionUri")
                            .pointer());
        } else {
            http.with(
                    "Body",
                    body.orElseThrow(() -> api.trouble("'DefinitionUri' or 'DefinitionBody' are required properties of"
                        + " an 'AWS::Serverless::HttpApi'. Add a value for one of these properties or add a 'HttpApi'"
                        + " event to an 'AWS::Serverless::Function'.")));
        }
        List<CfnResource> made = new ArrayList<>();
        made.add(http);
        made.addAll(new DomainV2(api, TAG, recordSets).made());
        made.addAll(new HttpApiSecurity(api, api.map("Auth")).permissions());
        CfnResource stage = stage();
        made.add(stage);
        propagate(made, api.property("DefinitionBody").isPresent());
        translation.refersTo(api.id(), "Stage", stage.id());
        made.stream()
                .filter(one -> one.type().equals("AWS::ApiGatewayV2::DomainName"))
                .forEach(one -> translation.refersTo(api.id(), "DomainName", one.id()));
        return made;
    }

    private CfnResource stage() {
        Object name = api.truly("StageName").orElse("$default");
        String text = name instanceof String one ? one : "";
        String id = text.equals("$default")
                ? api.id() + "ApiGatewayDefaultStage"
                : text.matches("[\\p{L}\\p{N}]+") ? api.id() + text + "Stage" : LogicalId.of(api.id() + "Stage", text);
        CfnResource stage = api.beside(id, "AWS::ApiGatewayV2::Stage")
                .with("ApiId", Fn.ref(api.id()))
                .with("StageName", name)
                .from(api.properties(), OF_STAGE)
                .with("AutoDeploy", true);
        if (OpenApi.isValid(api.property("DefinitionBody").orElse(""))) {
            Map<String, Object> tags = Tree.copyOf(api.map("Tags"));
            tags.put(TAG, "SAM");
            stage.with("Tags", tags);
        } else {
            stage.with("Tags", api.truly("Tags"));
        }
        return stage;
    }

    /** The template's tags come first; those of the definition are what HTTP API puts on the API itself. */
    private void propagate(List<CfnResource> made, boolean inline) {
        if (inline && !api.map("Tags").isEmpty()) {
            Map<String, Object> tags = Tree.copyOf(api.map("Tags"));
            tags.put(TAG, "SAM");
            made.stream()
                    .filter(one -> one.type().equals("AWS::ApiGatewayV2::DomainName"))
                    .forEach(one -> one.with("Tags", tags));
        }
    }
}
