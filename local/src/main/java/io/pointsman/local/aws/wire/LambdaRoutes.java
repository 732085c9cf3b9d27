package io.pointsman.local.aws.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lambda's paths: which method and path is which operation, and with which status it is answered. */
final class LambdaRoutes {
    private static final List<Route> ROUTES = read("""
        POST   /2015-03-31/functions CreateFunction 201
        GET    /2015-03-31/functions ListFunctions 200
        GET    /2015-03-31/functions/{FunctionName} GetFunction 200
        DELETE /2015-03-31/functions/{FunctionName} DeleteFunction 204
        GET    /2015-03-31/functions/{FunctionName}/configuration GetFunctionConfiguration 200
        PUT    /2015-03-31/functions/{FunctionName}/configuration UpdateFunctionConfiguration 200
        PUT    /2015-03-31/functions/{FunctionName}/code UpdateFunctionCode 200
        POST   /2015-03-31/functions/{FunctionName}/versions PublishVersion 201
        GET    /2015-03-31/functions/{FunctionName}/versions ListVersionsByFunction 200
        POST   /2015-03-31/functions/{FunctionName}/aliases CreateAlias 201
        GET    /2015-03-31/functions/{FunctionName}/aliases ListAliases 200
        GET    /2015-03-31/functions/{FunctionName}/aliases/{Name} GetAlias 200
        PUT    /2015-03-31/functions/{FunctionName}/aliases/{Name} UpdateAlias 200
        DELETE /2015-03-31/functions/{FunctionName}/aliases/{Name} DeleteAlias 204
        POST   /2015-03-31/functions/{FunctionName}/invocations Invoke 200
        POST   /2015-03-31/functions/{FunctionName}/policy AddPermission 201
        GET    /2015-03-31/functions/{FunctionName}/policy GetPolicy 200
        DELETE /2015-03-31/functions/{FunctionName}/policy/{StatementId} RemovePermission 204
        POST   /2015-03-31/event-source-mappings CreateEventSourceMapping 202
        GET    /2015-03-31/event-source-mappings ListEventSourceMappings 200
        GET    /2015-03-31/event-source-mappings/{UUID} GetEventSourceMapping 200
        PUT    /2015-03-31/event-source-mappings/{UUID} UpdateEventSourceMapping 202
        DELETE /2015-03-31/event-source-mappings/{UUID} DeleteEventSourceMapping 202
        GET    /2016-08-19/account-settings GetAccountSettings 200
        GET    /2017-03-31/tags/{Resource} ListTags 200
        POST   /2017-03-31/tags/{Resource} TagResource 204
        DELETE /2017-03-31/tags/{Resource} UntagResource 204
        PUT    /2017-10-31/functions/{FunctionName}/concurrency PutFunctionConcurrency 200
        DELETE /2017-10-31/functions/{FunctionName}/concurrency DeleteFunctionConcurrency 204
        GET    /2019-09-30/functions/{FunctionName}/concurrency GetFunctionConcurrency 200
        PUT    /2019-09-30/functions/{FunctionName}/provisioned-concurrency PutProvisionedConcurrencyConfig 202
        GET    /2019-09-30/functions/{FunctionName}/provisioned-concurrency GetProvisionedConcurrencyConfig 200
        DELETE /2019-09-30/functions/{FunctionName}/provisioned-concurrency DeleteProvisionedConcurrencyConfig 204
        PUT    /2019-09-25/functions/{FunctionName}/event-invoke-config PutFunctionEventInvokeConfig 200
        POST   /2019-09-25/functions/{FunctionName}/event-invoke-config UpdateFunctionEventInvokeConfig 200
        GET    /2019-09-25/functions/{FunctionName}/event-invoke-config GetFunctionEventInvokeConfig 200
        DELETE /2019-09-25/functions/{FunctionName}/event-invoke-config DeleteFunctionEventInvokeConfig 204
        GET    /2020-06-30/functions/{FunctionName}/code-signing-config GetFunctionCodeSigningConfig 200
        GET    /2021-07-20/functions/{FunctionName}/runtime-management-config GetRuntimeManagementConfig 200
        PUT    /2021-07-20/functions/{FunctionName}/runtime-management-config PutRuntimeManagementConfig 200
        POST   /2021-10-31/functions/{FunctionName}/url CreateFunctionUrlConfig 201
        GET    /2021-10-31/functions/{FunctionName}/url GetFunctionUrlConfig 200
        PUT    /2021-10-31/functions/{FunctionName}/url UpdateFunctionUrlConfig 200
        DELETE /2021-10-31/functions/{FunctionName}/url DeleteFunctionUrlConfig 204
        GET    /2018-10-31/layers ListLayers 200
        POST   /2018-10-31/layers/{LayerName}/versions PublishLayerVersion 201
        GET    /2018-10-31/layers/{LayerName}/versions ListLayerVersions 200
        GET    /2018-10-31/layers/{LayerName}/versions/{VersionNumber} GetLayerVersion 200
        DELETE /2018-10-31/layers/{LayerName}/versions/{VersionNumber} DeleteLayerVersion 204
        GET    /2018-10-31/layers?find GetLayerVersionByArn 200
        GET    /2019-09-30/functions/{FunctionName}/provisioned-concurrency?List ListProvisionedConcurrencyConfigs 200
        GET    /2019-09-25/functions/{FunctionName}/event-invoke-config/list ListFunctionEventInvokeConfigs 200
        GET    /2021-10-31/functions/{FunctionName}/urls ListFunctionUrlConfigs 200
        PUT    /2020-06-30/functions/{FunctionName}/code-signing-config PutFunctionCodeSigningConfig 200
        DELETE /2020-06-30/functions/{FunctionName}/code-signing-config DeleteFunctionCodeSigningConfig 204
        GET    /2024-08-31/functions/{FunctionName}/recursion-config GetFunctionRecursionConfig 200
        PUT    /2024-08-31/functions/{FunctionName}/recursion-config PutFunctionRecursionConfig 200
        """);

    /**
     * One line of the table.
     *
     * @param parameter of the query that tells this operation from another on the same path; empty for none
     */
    record Route(String method, List<String> template, String parameter, String operation, int status) {}

    /** A request's operation and what its path says. */
    record Match(String operation, Map<String, Object> members) {}

    private LambdaRoutes() {}

    /** @param parameters the names in the query */
    static Optional<Match> match(String method, String path, Set<String> parameters) {
        List<String> segments = segments(path);
        return ROUTES.stream()
                .filter(route -> route.method().equals(method) && fits(route.template(), segments))
                .filter(route -> route.parameter().isEmpty() || parameters.contains(route.parameter()))
                .max(Comparator.comparing(route -> !route.parameter().isEmpty()))
                .map(route -> new Match(route.operation(), members(route.template(), segments)));
    }

    static int status(String operation) {
        return ROUTES.stream()
                .filter(route -> route.operation().equals(operation))
                .findFirst()
                .map(Route::status)
                .orElse(200);
    }

    private static boolean fits(List<String> template, List<String> segments) {
        if (template.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < template.size(); i++) {
            if (!isName(template.get(i)) && !template.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Object> members(List<String> template, List<String> segments) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < template.size(); i++) {
            if (isName(template.get(i))) {
                String name = template.get(i);
                members.put(name.substring(1, name.length() - 1), Percent.path(segments.get(i)));
            }
        }
        return members;
    }

    private static boolean isName(String segment) {
        return segment.startsWith("{");
    }

    private static List<String> segments(String path) {
        return List.of(path.replaceFirst("^/", "").replaceFirst("/$", "").split("/", 0));
    }

    private static List<Route> read(String table) {
        List<Route> routes = new ArrayList<>();
        for (String line : table.lines().toList()) {
            List<String> words = List.of(line.split(" +", 0));
            List<String> place = List.of(words.get(1).split("\\?", 2));
            routes.add(new Route(
                    words.get(0),
                    segments(place.getFirst()),
                    place.size() > 1 ? place.getLast() : "",
                    words.get(2),
                    Integer.parseInt(words.get(3))));
        }
        return List.copyOf(routes);
    }
}
