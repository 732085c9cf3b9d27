package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.python.PythonJson;
import io.pointsman.endpoint.cloudformation.sam.python.PythonLiteral;
import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.LogicalId;
import io.pointsman.endpoint.cloudformation.sam.spec.S3Location;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTags;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code AWS::Serverless::Api}: the REST API with its definition, a deployment that is another one whenever the definition is, and
 * a stage that leads to it.
 */
public final class RestApiExpansion {
    private static final List<String> OF_STAGE = List.of(
            "StageName",
            "CacheClusterEnabled",
            "CacheClusterSize",
            "Variables",
            "MethodSettings",
            "AccessLogSetting",
            "CanarySetting",
            "TracingEnabled");
    private static final List<String> OF_API = List.of(
            "FailOnWarnings",
            "Name",
            "Description",
            "Mode",
            "ApiKeySourceType",
            "Policy",
            "SecurityPolicy",
            "EndpointAccessMode");
    private static final Map<String, String> REFERENCES = Map.of(
            "AWS::ApiGateway::Stage", "Stage",
            "AWS::ApiGateway::Deployment", "Deployment",
            "AWS::ApiGateway::DomainName", "DomainName",
            "AWS::ApiGateway::DomainNameV2", "DomainNameV2",
            "AWS::ApiGateway::UsagePlan", "UsagePlan",
            "AWS::ApiGateway::UsagePlanKey", "UsagePlanKey",
            "AWS::ApiGateway::ApiKey", "ApiKey");

    private final SamResource api;
    private final Translation translation;
    private final SharedApiParts shared;

    public RestApiExpansion(SamResource api, Translation translation, SharedApiParts shared) {
        this.api = api;
        this.translation = translation;
        this.shared = shared;
    }

    public List<CfnResource> made() {
        List.of("BinaryMediaTypes", "Domain", "Auth")
                .forEach(name -> api.properties()
                        .computeIfPresent(
                                name, (key, value) -> translation.parameters().inPlace(value)));
        CfnResource rest = rest();
        List<CfnResource> made = new ArrayList<>();
        made.add(rest);
        List<CfnResource> domain = new RestDomain(api, shared.recordSets()).made();
        CfnResource stage = stage();
        CfnResource deployment = deployment(rest, stage);
        made.add(deployment);
        made.add(stage);
        if (api.isTrue("Auth")) {
            made.addAll(new RestApiSecurity(api, api.map("Auth"), translation.marks()).permissions());
        }
        made.addAll(domain);
        made.addAll(new UsagePlans(api, stage, shared, translation).made());
        SamTags.propagate(api, made);
        made.forEach(one -> Optional.ofNullable(REFERENCES.get(one.type()))
                .ifPresent(name -> translation.refersTo(api.id(), name, one.id())));
        return made;
    }

    private CfnResource rest() {
        check();
        CfnResource rest = api.main("AWS::ApiGateway::RestApi")
                .from(api.properties(), List.of("BinaryMediaTypes", "MinimumCompressionSize"));
        api.truly("EndpointConfiguration").ifPresent(config -> endpoint(rest, config));
        Optional<Object> body = new RestDefinition(api, translation).complete();
        if (api.isTrue("DefinitionUri")) {
            rest.with("BodyS3Location", s3(api.need("DefinitionUri")));
        } else {
            rest.with("Body", body);
        }
        OF_API.forEach(name -> rest.with(name, api.truly(name)));
        return rest;
    }

    private Map<String, Object> s3(Object location) {
        Map<String, Object> pointer =
                S3Location.of(location, api.id(), "DefinitionUri").pointer();
        Map<String, Object> marked = Swagger.map();
        pointer.forEach((name, value) -> marked.put(
                name,
                location instanceof String from && value instanceof String text
                        ? translation.marks().derived(text, from)
                        : value));
        return marked;
    }

    private void check() {
        boolean uri = api.isTrue("DefinitionUri");
        if (uri && api.isTrue("DefinitionBody")) {
            throw api.trouble("Specify either 'DefinitionUri' or 'DefinitionBody' property and not both.");
        }
        if (uri && api.isTrue("MergeDefinitions")) {
            throw api.trouble("Cannot set 'MergeDefinitions' to True when using `DefinitionUri`.");
        }
        boolean known = api.truly("OpenApiVersion")
                .map(version -> String.valueOf(version).matches("[2-3](\\.\\d)(\\.\\d)?"))
                .orElse(true);
        if (!known) {
            throw api.trouble("The OpenApiVersion value must be of the format '3.0.0'.");
        }
    }

    private void endpoint(CfnResource rest, Object config) {
        if (!(config instanceof Map<?, ?> map) || Tree.trueAt(map, "Type").isEmpty()) {
            rest.with("EndpointConfiguration", Tree.of("Types", Tree.listOf(config)))
                    .with("Parameters", Tree.of("endpointConfigurationTypes", config));
            return;
        }
        Object type = Tree.at(map, "Type").orElseThrow();
        Map<String, Object> made = Tree.of("Types", Tree.listOf(type));
        if (map.containsKey("VPCEndpointIds") && map.containsKey("VpcEndpointIds")) {
            throw api.trouble(
                    "'VPCEndpointIds' and 'VpcEndpointIds' cannot be used together in EndpointConfiguration.");
        }
        Tree.trueAt(map, "VPCEndpointIds")
                .or(() -> Tree.at(map, "VpcEndpointIds"))
                .ifPresent(ids -> made.put("VpcEndpointIds", ids));
        Tree.at(map, "IpAddressType").ifPresent(kind -> made.put("IpAddressType", kind));
        rest.with("EndpointConfiguration", made).with("Parameters", Tree.of("endpointConfigurationTypes", type));
    }

    private CfnResource stage() {
        String name = api.property("StageName")
                .filter(String.class::isInstance)
                .map(String::valueOf)
                .orElse("");
        String id =
                name.matches("[\\p{L}\\p{N}]+") ? api.id() + name + "Stage" : LogicalId.of(api.id() + "Stage", name);
        CfnResource stage = api.beside(id, "AWS::ApiGateway::Stage")
                .with("RestApiId", Fn.ref(api.id()))
                .from(api.properties(), OF_STAGE);
        api.property("Tags").ifPresent(tags -> stage.with("Tags", SamTags.list(api.map("Tags"))));
        return stage;
    }

    /** Its id and description hold the hash of all that it is a deployment of. */
    private CfnResource deployment(CfnResource rest, CfnResource stage) {
        String prefix = api.id() + "Deployment";
        Optional<Object> content =
                Tree.trueAt(rest.properties(), "Body").or(() -> Tree.trueAt(rest.properties(), "BodyS3Location"));
        String digest = content.map(body -> LogicalId.digest(hashed(body))).orElse("");
        CfnResource deployment = api.beside(LogicalId.ofDigest(prefix, digest), "AWS::ApiGateway::Deployment")
                .with("RestApiId", rest.ref());
        if (!digest.isEmpty()) {
            deployment.with("Description", "RestApi deployment id: " + digest);
        }
        if (!api.isTrue("OpenApiVersion")) {
            deployment.with("StageName", "Stage");
        }
        stage.with("DeploymentId", deployment.ref());
        return deployment;
    }

    private String hashed(Object body) {
        if (api.isTrue("AlwaysDeploy")) {
            return String.valueOf(shared.second());
        }
        List<String> parts = new ArrayList<>();
        parts.add(new PythonLiteral(translation.marks()).of(body));
        api.truly("OpenApiVersion").ifPresent(version -> parts.add(String.valueOf(version)));
        api.truly("Domain").ifPresent(domain -> parts.add(PythonJson.spaced(domain)));
        String functions = shared.functionNames(api.id());
        if (!functions.isEmpty()) {
            parts.add(functions);
        }
        return String.join("||", parts);
    }
}
