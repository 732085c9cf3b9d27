package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.Map;
import java.util.Optional;

/** {@code Auth} of an event of a REST API. */
public record RestApiAuth(SamResource event, RestApiLink api, Translation translation) {
    public void add(Swagger swagger, String method) {
        Map<String, Object> auth = event.map("Auth");
        Map<String, Object> apiAuth = Tree.at(api.properties(), "Auth")
                .map(translation.parameters()::inPlace)
                .map(Tree::map)
                .orElse(Tree.of());
        String path = String.valueOf(event.need("Path"));
        checkAuthorizer(auth, apiAuth, method, path);
        checkScopes(auth);
        checkApiKey(auth, apiAuth, method, path);
        new SwaggerSecurity(swagger).ofMethod(path, method, auth, Tree.mapAt(apiAuth, "Authorizers"));
        Tree.trueAt(auth, "ResourcePolicy").ifPresent(policy -> {
            if (!(policy instanceof Map<?, ?> map)) {
                throw SamTrouble.resource(event.name(), "Property 'Auth.ResourcePolicy' should be a map.");
            }
            SwaggerPolicy policies = new SwaggerPolicy(swagger);
            policies.add(Tree.map(map), path, api.stage());
            Tree.trueAt(map, "CustomStatements").ifPresent(policies::addCustom);
        });
    }

    private void checkAuthorizer(Map<String, Object> auth, Map<String, Object> apiAuth, String method, String path) {
        Optional<Object> authorizer = Tree.trueAt(auth, "Authorizer");
        Object known = Tree.trueAt(apiAuth, "Authorizers").orElse(Tree.of());
        if (authorizer.isEmpty()) {
            return;
        }
        if (!(known instanceof Map<?, ?> authorizers)) {
            throw SamTrouble.resource(api.id(), "Property 'Auth.Authorizers' should be a map.");
        }
        Object name = authorizer.get();
        if (name.equals("AWS_IAM")) {
            return;
        }
        if (name.equals("NONE")) {
            if (Tree.trueAt(apiAuth, "DefaultAuthorizer").isEmpty()) {
                throw trouble("Unable to set Authorizer on API method [" + method + "] for path [" + path
                        + "] because 'NONE' is only a valid value when a DefaultAuthorizer on the API is specified.");
            }
            return;
        }
        String cannot =
                "Unable to set Authorizer [" + name + "] on API method [" + method + "] for path [" + path + "]";
        if (authorizers.isEmpty()) {
            throw trouble(cannot + " because the related API does not define any Authorizers.");
        }
        if (!(name instanceof String text)) {
            throw trouble(
                    cannot + ". The method authorizer must be a string with a corresponding dict entry in the api "
                            + "authorizer.");
        }
        if (Tree.trueAt(authorizers, text).isEmpty()) {
            throw trouble(cannot + " because it wasn't defined in the API's Authorizers.");
        }
    }

    private void checkScopes(Map<String, Object> auth) {
        Tree.trueAt(auth, "AuthorizationScopes").ifPresent(scopes -> {
            if (!(scopes instanceof java.util.List)) {
                throw trouble("Property 'Auth.AuthorizationScopes' should be a list.");
            }
            if (Tree.trueAt(auth, "Authorizer").isEmpty()) {
                throw trouble("AuthorizationScopes works only when Authorizer is set");
            }
        });
    }

    private void checkApiKey(Map<String, Object> auth, Map<String, Object> apiAuth, String method, String path) {
        boolean switchedOff = Tree.at(auth, "ApiKeyRequired")
                .filter(value -> !Tree.isTrue(value))
                .isPresent();
        if (switchedOff && Tree.trueAt(apiAuth, "ApiKeyRequired").isEmpty()) {
            throw trouble("Unable to set ApiKeyRequired [False] on API method [" + method + "] for path [" + path
                    + "] because the related API does not specify any ApiKeyRequired.");
        }
    }

    private SamTrouble trouble(String message) {
        return SamTrouble.event(event.name(), message);
    }
}
