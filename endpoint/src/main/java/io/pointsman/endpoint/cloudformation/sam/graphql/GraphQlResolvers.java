package io.pointsman.endpoint.cloudformation.sam.graphql;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code Functions} and {@code Resolvers} of a GraphQL API: a resolver runs functions one after the other. */
final class GraphQlResolvers {
    /** What a resolver without code of its own does: it hands on what the last function gave. */
    private static final String PIPELINE = """

        export function request(ctx) {
            return {};
        }

        export function response(ctx) {
            return ctx.prev.result;
        }
        """;

    private final SamResource api;
    private final GraphQlDataSources sources;
    private final String schema;
    private final Map<String, Object> ids = new LinkedHashMap<>();

    GraphQlResolvers(SamResource api, GraphQlDataSources sources, String schema) {
        this.api = api;
        this.sources = sources;
        this.schema = schema;
    }

    List<CfnResource> made() {
        List<CfnResource> made = new ArrayList<>();
        api.map("Functions")
                .forEach((name, declared) -> function(name, Tree.map(declared)).ifPresent(made::add));
        api.map("Resolvers")
                .forEach((type, fields) -> Tree.map(fields)
                        .forEach((name, declared) -> made.add(resolver(type, name, Tree.map(declared)))));
        return made;
    }

    private CfnResource part(String suffix, String type) {
        return api.main(type).renamed(api.id() + suffix).with("ApiId", Fn.attribute(api.id(), "ApiId"));
    }

    private Optional<CfnResource> function(String name, Map<String, Object> declared) {
        if (Tree.trueAt(declared, "Id").isPresent()) {
            if (declared.size() != 1) {
                throw SamTrouble.resource(name, "'Id' cannot be defined with other properties in Function.");
            }
            ids.put(name, Tree.at(declared, "Id").orElseThrow());
            return Optional.empty();
        }
        CfnResource function = part(name, "AWS::AppSync::FunctionConfiguration")
                .with("Name", Tree.trueAt(declared, "Name").orElse(name));
        if (!code(name, declared, function)) {
            throw SamTrouble.resource(name, "One of 'InlineCode' or 'CodeUri' must be set.");
        }
        function.with("DataSourceName", sources.name(name, declared))
                .from(declared, List.of("MaxBatchSize", "Description"))
                .with("Runtime", runtime(name, declared))
                .with("SyncConfig", Tree.trueAt(declared, "Sync"));
        ids.put(name, Fn.attribute(function.id(), "FunctionId"));
        return Optional.of(function);
    }

    private static boolean code(String name, Map<String, Object> declared, CfnResource made) {
        Optional<Object> inline = Tree.trueAt(declared, "InlineCode");
        Optional<Object> stored = Tree.trueAt(declared, "CodeUri");
        if (inline.isPresent() && stored.isPresent()) {
            throw SamTrouble.resource(name, "Both 'InlineCode' and 'CodeUri' cannot be defined at the same time.");
        }
        made.with("Code", inline).with("CodeS3Location", stored);
        return inline.isPresent() || stored.isPresent();
    }

    private static Map<String, Object> runtime(String name, Map<String, Object> declared) {
        if (!(declared.get("Runtime") instanceof Map<?, ?> runtime)) {
            throw SamTrouble.resource(name, "'Runtime' must be defined as a property in " + name + ".");
        }
        return Tree.of(
                "Name",
                Tree.at(runtime, "Name").orElse(""),
                "RuntimeVersion",
                Tree.at(runtime, "Version").orElse(""));
    }

    private CfnResource resolver(String type, String name, Map<String, Object> declared) {
        CfnResource resolver = part(type + name, "AWS::AppSync::Resolver").dependsOn(Tree.listOf(schema));
        if (code(name, declared, resolver)) {
            resolver.with("Runtime", runtime(name, declared));
        } else {
            resolver.with("Code", PIPELINE).with("Runtime", Tree.of("Name", "APPSYNC_JS", "RuntimeVersion", "1.0.0"));
        }
        List<Object> pipeline = Tree.trueAt(declared, "Pipeline")
                .map(Tree::list)
                .orElseThrow(() -> SamTrouble.resource(
                        name,
                        "Resolver '" + name + "' must have Pipeline defined. Unit resolvers are not supported. If you "
                                + "need a Unit resolver you can use AppSync resource."));
        List<Object> functions = new ArrayList<>();
        pipeline.forEach(one -> functions.add(Optional.ofNullable(ids.get(String.valueOf(one)))
                .orElseThrow(() -> SamTrouble.resource(name, "Function '" + one + "' does not exist."))));
        return resolver.with("FieldName", Tree.trueAt(declared, "FieldName").orElse(name))
                .with("TypeName", type)
                .with("Kind", "PIPELINE")
                .with("PipelineConfig", Tree.of("Functions", functions))
                .with("CachingConfig", Tree.trueAt(declared, "Caching"))
                .with("MaxBatchSize", Tree.trueAt(declared, "MaxBatchSize"));
    }
}
