package io.pointsman.endpoint.cloudformation.sam.graphql;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.PolicyDocuments;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTags;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::Serverless::GraphQLApi}: an API of AppSync with its schema, keys, data sources, functions and resolvers. */
public final class GraphQlApiExpansion {
    private static final List<String> SAME =
            List.of("Visibility", "OwnerContact", "IntrospectionConfig", "QueryDepthLimit", "ResolverCountLimit");

    private final SamResource api;
    private final Translation translation;
    private final List<CfnResource> made = new ArrayList<>();

    public GraphQlApiExpansion(SamResource api, Translation translation) {
        this.api = api;
        this.translation = translation;
    }

    public List<CfnResource> made() {
        CfnResource own = api.main("AWS::AppSync::GraphQLApi")
                .with("Name", api.truly("Name").orElse(api.id()))
                .with("XrayEnabled", api.property("XrayEnabled"));
        SAME.forEach(name -> own.with(name, api.truly(name)));
        GraphQlAuth auth = new GraphQlAuth(api, translation);
        auth.addTo(own);
        Map<String, Object> tags = Tree.copyOf(api.map("Tags"));
        tags.put("graphqlapi:createdBy", "SAM");
        own.with("Tags", SamTags.list(tags));
        made.add(own);
        CfnResource schema = schema();
        made.add(schema);
        made.addAll(auth.connected());
        logging(own);
        keys();
        cache();
        GraphQlDataSources sources = new GraphQlDataSources(api, translation);
        made.addAll(sources.made());
        domain();
        made.addAll(new GraphQlResolvers(api, sources, schema.id()).made());
        made.addAll(sources.none());
        return made;
    }

    private CfnResource part(String suffix, String type) {
        return api.main(type).renamed(api.id() + suffix).with("ApiId", Fn.attribute(api.id(), "ApiId"));
    }

    private CfnResource schema() {
        boolean inline = api.isTrue("SchemaInline");
        boolean stored = api.isTrue("SchemaUri");
        if (!inline && !stored) {
            throw api.trouble("One of 'SchemaInline' or 'SchemaUri' must be set.");
        }
        if (inline && stored) {
            throw api.trouble("Both 'SchemaInline' and 'SchemaUri' cannot be defined at the same time.");
        }
        return part("Schema", "AWS::AppSync::GraphQLSchema")
                .with("Definition", api.property("SchemaInline"))
                .with("DefinitionS3Location", api.property("SchemaUri"));
    }

    private void logging(CfnResource own) {
        if (Boolean.FALSE.equals(api.properties().get("Logging"))) {
            return;
        }
        Map<String, Object> declared = api.map("Logging");
        Map<String, Object> config = Tree.of();
        Tree.trueAt(declared, "ExcludeVerboseContent").ifPresent(flag -> config.put("ExcludeVerboseContent", flag));
        config.put("FieldLogLevel", Tree.trueAt(declared, "FieldLogLevel").orElse("ALL"));
        config.put(
                "CloudWatchLogsRoleArn",
                Tree.trueAt(declared, "CloudWatchLogsRoleArn").orElseGet(() -> {
                    CfnResource role = api.main("AWS::IAM::Role")
                            .renamed(api.id() + "CloudWatchRole")
                            .with("AssumeRolePolicyDocument", PolicyDocuments.assumedBy("appsync.amazonaws.com"))
                            .with(
                                    "ManagedPolicyArns",
                                    Tree.listOf(Fn.sub("arn:${AWS::Partition}:iam::aws:policy/service-role/"
                                            + "AWSAppSyncPushToCloudWatchLogs")));
                    made.add(role);
                    return role.arn();
                }));
        own.with("LogConfig", config);
    }

    private void keys() {
        api.map("ApiKeys")
                .forEach((name, key) -> made.add(part(name, "AWS::AppSync::ApiKey")
                        .from(Tree.map(key), List.of("ApiKeyId", "Description"))
                        .with("Expires", Tree.at(Tree.map(key), "ExpiresOn"))));
    }

    private void cache() {
        Map<String, Object> declared = api.map("Cache");
        if (!declared.isEmpty()) {
            made.add(part("ApiCache", "AWS::AppSync::ApiCache")
                    .from(
                            declared,
                            List.of(
                                    "ApiCachingBehavior",
                                    "Type",
                                    "Ttl",
                                    "AtRestEncryptionEnabled",
                                    "TransitEncryptionEnabled")));
        }
    }

    private void domain() {
        Map<String, Object> declared = api.map("DomainName");
        if (declared.isEmpty()) {
            return;
        }
        CfnResource name = api.main("AWS::AppSync::DomainName")
                .renamed(api.id() + "DomainName")
                .from(declared, List.of("CertificateArn", "DomainName", "Description"));
        made.add(name);
        made.add(part("DomainNameApiAssociation", "AWS::AppSync::DomainNameApiAssociation")
                .with("DomainName", Optional.of(name.ref())));
    }
}
