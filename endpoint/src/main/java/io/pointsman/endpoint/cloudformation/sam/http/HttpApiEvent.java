package io.pointsman.endpoint.cloudformation.sam.http;

import io.pointsman.endpoint.cloudformation.sam.api.ApiPath;
import io.pointsman.endpoint.cloudformation.sam.api.Definition;
import io.pointsman.endpoint.cloudformation.sam.event.EventTarget;
import io.pointsman.endpoint.cloudformation.sam.event.Permissions;
import io.pointsman.endpoint.cloudformation.sam.python.PythonMap;
import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code HttpApi} of a function: a permission, and a route of the HTTP API that calls the function. */
public record HttpApiEvent(SamResource function, SamResource event, Translation translation) {
    private static final Pattern PARAMETER = Pattern.compile("\\{(.*?)}");

    public void link() {
        api();
    }

    private String apiId() {
        Object id = event.property("ApiId")
                .map(reference -> reference instanceof Map<?, ?> map && map.containsKey("Ref")
                        ? Tree.at(map, "Ref").orElse("")
                        : reference)
                .orElse("");
        return String.valueOf(id);
    }

    private Map<String, Object> api() {
        Map<String, Object> resource = translation
                .resource(apiId())
                .orElseThrow(() -> SamTrouble.event(
                        event.name(),
                        "ApiId must be a valid reference to an 'AWS::Serverless::HttpApi' resource in same template."));
        return Tree.mapAt(resource, "Properties");
    }

    public List<CfnResource> made(EventTarget target) {
        List<CfnResource> made = new ArrayList<>();
        permission(target).ifPresent(made::add);
        Tree.at(api(), "DefinitionBody").ifPresent(body -> integrate(target, body));
        return made;
    }

    private String path() {
        return String.valueOf(event.need("Path"));
    }

    private String method() {
        return translation
                .marks()
                .derived(
                        String.valueOf(event.need("Method")).toLowerCase(Locale.ROOT),
                        String.valueOf(event.need("Method")));
    }

    private Optional<CfnResource> permission(EventTarget target) {
        String path = ApiPath.withoutSlash(path());
        Optional<Object> body = Tree.trueAt(api(), "DefinitionBody");
        if (body.isPresent() && !OpenApi.isValid(body.get())) {
            throw SamTrouble.resource(
                    apiId(),
                    SamTrouble.structure("Invalid OpenApi document. Invalid values or missing "
                                    + "keys for 'openapi' or 'paths' in 'DefinitionBody'.")
                            .said());
        }
        if (path.equals(OpenApi.DEFAULT_PATH)) {
            path = "";
        } else if (body.isPresent() && new OpenApi(body.get(), translation.marks()).isDefault(target.id())) {
            return Optional.empty();
        }
        boolean any = method().equals("any") || method().equals(Definition.ANY);
        String route = "/" + (any ? "*" : method().toUpperCase(Locale.ROOT))
                + path.replaceAll("\\{([a-zA-Z0-9._-]+|proxy\\+)}", "*");
        Object source = Fn.sub(
                Fn.arn("${AWS::Partition}", "execute-api", "${__ApiId__}/${__Stage__}" + route),
                Tree.of("__ApiId__", event.need("ApiId"), "__Stage__", "*"));
        return Optional.of(new Permissions(target, "apigateway.amazonaws.com")
                .of(event.id())
                .with("SourceArn", source));
    }

    private void integrate(EventTarget target, Object body) {
        OpenApi openApi = new OpenApi(body, translation.marks());
        boolean managed = Tree.trueAt(api(), SamResource.MANAGED).isPresent();
        if (managed && openApi.hasIntegration(path(), method())) {
            throw SamTrouble.event(
                    event.name(), "API method '" + method() + "' defined multiple times for path '" + path() + "'.");
        }
        String arn = "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
                + Fn.inText(target.arn()) + "/invocations";
        openApi.integrate(path(), method(), PythonMap.of(Fn.sub(arn)), function.condition());
        if (event.isTrue("Auth")) {
            new HttpApiAuth(event, api(), apiId()).add(openApi, method());
        }
        event.truly("TimeoutInMillis").ifPresent(time -> openApi.timeout(path(), method(), time));
        List<String> parameters =
                PARAMETER.matcher(path()).results().map(one -> one.group(1)).toList();
        if (!parameters.isEmpty()) {
            openApi.parameters(path(), method(), parameters);
        }
        event.truly("PayloadFormatVersion").ifPresent(version -> openApi.payloadFormat(path(), method(), version));
        api().put("DefinitionBody", openApi.copy());
    }
}
