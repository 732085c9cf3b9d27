package io.pointsman.endpoint.cloudformation.sam.graphql;

import io.pointsman.endpoint.cloudformation.sam.connector.ConnectorExpansion;
import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code Auth} of a GraphQL API: the first way to sign in, and additional ones. */
final class GraphQlAuth {
    private static final Set<String> TYPES =
            Set.of("AWS_IAM", "API_KEY", "AWS_LAMBDA", "OPENID_CONNECT", "AMAZON_COGNITO_USER_POOLS");

    private final SamResource api;
    private final Translation translation;
    private final List<Object> functions = new ArrayList<>();

    GraphQlAuth(SamResource api, Translation translation) {
        this.api = api;
        this.translation = translation;
    }

    /**
     * One way to sign in.
     *
     * @param property what AppSync calls its settings
     */
    private record Provider(String property, Map<String, Object> settings) {}

    void addTo(CfnResource own) {
        Map<String, Object> auth = api.map("Auth");
        Map<String, Object> first = Tree.copyOf(auth);
        first.remove("Additional");
        Optional<Provider> provider = provider(first, "Auth");
        own.with("AuthenticationType", Tree.at(auth, "Type").orElseThrow());
        provider.ifPresent(one -> own.with(one.property(), one.settings()));
        List<Object> more = new ArrayList<>();
        List<Object> declared = Tree.listAt(auth, "Additional");
        for (int i = 0; i < declared.size(); i++) {
            Map<String, Object> one = Tree.map(declared.get(i));
            Optional<Provider> additional = provider(one, "Auth.Additional." + i);
            Map<String, Object> made =
                    Tree.of("AuthenticationType", Tree.at(one, "Type").orElseThrow());
            additional.ifPresent(settings -> {
                settings.settings().remove("DefaultAction");
                made.put(settings.property(), settings.settings());
            });
            more.add(made);
        }
        if (!more.isEmpty()) {
            own.with("AdditionalAuthenticationProviders", more);
        }
    }

    private Optional<Provider> provider(Map<String, Object> auth, String place) {
        String type = String.valueOf(Tree.at(auth, "Type").orElse(""));
        if (!TYPES.contains(type)) {
            throw api.trouble("Property '" + place + ".Type' is invalid.");
        }
        if (auth.size() > 2) {
            throw api.trouble("'" + place + "' has more than one authentication configuration defined.");
        }
        return switch (type) {
            case "AWS_LAMBDA" -> {
                Provider function = settings(auth, "LambdaAuthorizer", "LambdaAuthorizerConfig", type);
                functions.add(Tree.at(function.settings(), "AuthorizerUri")
                        .orElseThrow(() -> api.trouble("Property 'Auth.LambdaAuthorizer.AuthorizerUri' is invalid.")));
                yield Optional.of(function);
            }
            case "OPENID_CONNECT" -> Optional.of(settings(auth, "OpenIDConnect", "OpenIDConnectConfig", type));
            case "AMAZON_COGNITO_USER_POOLS" -> Optional.of(settings(auth, "UserPool", "UserPoolConfig", type));
            default -> Optional.empty();
        };
    }

    private Provider settings(Map<String, Object> auth, String name, String property, String type) {
        if (!(auth.get(name) instanceof Map<?, ?> settings)) {
            throw api.trouble("'" + name + "' must be defined if type is '" + type + "'.");
        }
        return new Provider(property, Tree.copyOf(settings));
    }

    /** The API may call the functions that it asks. */
    List<CfnResource> connected() {
        List<CfnResource> made = new ArrayList<>();
        for (int i = 0; i < functions.size(); i++) {
            Map<String, Object> source = Tree.of(
                    "Type", "AWS::AppSync::GraphQLApi",
                    "Arn", Fn.ref(api.id()),
                    "ResourceId", Fn.attribute(api.id(), "ApiId"));
            Map<String, Object> destination = Tree.of("Type", "AWS::Lambda::Function", "Arn", functions.get(i));
            made.addAll(connector(
                    api.id() + "ToLambdaAuthConnector" + (i + 1),
                    source,
                    destination,
                    Tree.listOf("Write"),
                    translation));
        }
        return made;
    }

    static List<CfnResource> connector(
            String id,
            Map<String, Object> source,
            Map<String, Object> destination,
            List<Object> permissions,
            Translation translation) {
        Map<String, Object> properties =
                Tree.of("Source", source, "Destination", destination, "Permissions", permissions);
        Map<String, Object> declaration = Tree.of("Type", "AWS::Serverless::Connector", "Properties", properties);
        return new ConnectorExpansion(SamResource.of(id, declaration), translation).made();
    }
}
