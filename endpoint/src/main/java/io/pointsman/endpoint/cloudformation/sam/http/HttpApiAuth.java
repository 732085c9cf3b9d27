package io.pointsman.endpoint.cloudformation.sam.http;

import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Map;

/** {@code Auth} of an event of an HTTP API. */
record HttpApiAuth(SamResource event, Map<String, Object> api, String apiId) {
    void add(OpenApi openApi, String method) {
        Map<String, Object> auth = event.map("Auth");
        Object declared = Tree.at(api, "Auth").orElse(Tree.of());
        if (!(declared instanceof Map<?, ?> apiAuth)) {
            throw SamTrouble.resource(apiId, "Property 'Auth' should be a map.");
        }
        Object name = Tree.trueAt(auth, "Authorizer")
                .or(() -> Tree.trueAt(apiAuth, "DefaultAuthorizer"))
                .orElseThrow(() -> trouble("'Auth' section requires either an explicit 'Authorizer' set or a "
                        + "'DefaultAuthorizer' configured on the HttpApi."));
        auth.put("Authorizer", name);
        Map<String, Object> authorizers = Tree.mapAt(apiAuth, "Authorizers");
        check(name, Tree.map(apiAuth), authorizers, method);
        Object own = Tree.trueAt(auth, "AuthorizationScopes").orElse(Tree.listOf());
        if (!(own instanceof List)) {
            throw trouble("Unable to set Authorizer on API method [" + method + "] for path [" + path()
                    + "] because 'AuthorizationScopes' must be a list of strings.");
        }
        boolean known = !name.equals("NONE") && !name.equals("AWS_IAM");
        Object scopes = known
                ? Tree.isTrue(own)
                        ? own
                        : Tree.trueAt(Tree.mapAt(authorizers, String.valueOf(name)), "AuthorizationScopes")
                                .orElse(Tree.listOf())
                : Tree.listOf();
        openApi.authorizer(path(), method, String.valueOf(name), scopes);
    }

    private String path() {
        return String.valueOf(event.need("Path"));
    }

    private void check(Object name, Map<String, Object> apiAuth, Map<String, Object> authorizers, String method) {
        boolean iam = Boolean.TRUE.equals(apiAuth.get("EnableIamAuthorizer"));
        if (name.equals("AWS_IAM") && iam) {
            return;
        }
        if (name.equals("NONE")) {
            if (Tree.trueAt(apiAuth, "DefaultAuthorizer").isEmpty()) {
                throw trouble("Unable to set Authorizer on API method [" + method + "] for path [" + path()
                        + "] because 'NONE' is only a valid value when a DefaultAuthorizer on the API is specified.");
            }
            return;
        }
        String cannot =
                "Unable to set Authorizer [" + name + "] on API method [" + method + "] for path [" + path() + "]";
        if (!(name instanceof String text) || !(apiAuth.get("Authorizers") instanceof Map)) {
            throw trouble(
                    cannot + ". The method authorizer must be a string with a corresponding dict entry in the api "
                            + "authorizer.");
        }
        if (authorizers.isEmpty()) {
            throw trouble(cannot + " because the related API does not define any Authorizers.");
        }
        if (Tree.trueAt(authorizers, text).isEmpty()) {
            throw trouble(cannot + " because it wasn't defined in the API's Authorizers.");
        }
    }

    private SamTrouble trouble(String message) {
        return SamTrouble.event(event.name(), message);
    }
}
