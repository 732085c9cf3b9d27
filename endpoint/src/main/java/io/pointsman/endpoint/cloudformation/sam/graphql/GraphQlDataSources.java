package io.pointsman.endpoint.cloudformation.sam.graphql;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.PolicyDocuments;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code DataSources} of a GraphQL API: tables and functions, each with a role that may use it. */
final class GraphQlDataSources {
    private static final String TYPE = "AWS::AppSync::DataSource";

    private final SamResource api;
    private final Translation translation;
    private final Map<String, Object> names = new LinkedHashMap<>();
    private final List<CfnResource> none = new ArrayList<>();

    GraphQlDataSources(SamResource api, Translation translation) {
        this.api = api;
        this.translation = translation;
    }

    List<CfnResource> made() {
        List<CfnResource> made = new ArrayList<>();
        Map<String, Object> declared = api.map("DataSources");
        Tree.mapAt(declared, "DynamoDb").forEach((name, table) -> made.addAll(table(name, Tree.map(table))));
        Tree.mapAt(declared, "Lambda").forEach((name, function) -> made.addAll(function(name, Tree.map(function))));
        return made;
    }

    /** The data source of functions that use none, if there are any. */
    List<CfnResource> none() {
        return none;
    }

    /** The name of a data source that a function of the API uses. */
    Object name(String function, Map<String, Object> declared) {
        Object source = Tree.trueAt(declared, "DataSource")
                .orElseThrow(() -> SamTrouble.resource(function, "'DataSource' must be set."));
        if (!(source instanceof String name)) {
            return source;
        }
        if (name.toLowerCase(Locale.ROOT).equals("none")) {
            String id = api.id() + "NoneDataSource";
            if (none.isEmpty()) {
                none.add(source(id).with("Name", id).with("Type", "NONE"));
            }
            return Fn.attribute(id, "Name");
        }
        return Optional.ofNullable(names.get(name))
                .orElseThrow(() -> SamTrouble.resource(
                        function,
                        "Either define DataSource '" + name
                                + "' in 'DataSources' or use intrinsic function like GetAtt, "
                                + "ImportValue, Sub or another one to reference a DataSource defined outside of this "
                                + "GraphQLApi resource."));
    }

    private CfnResource source(String id) {
        return api.main(TYPE).renamed(id).with("ApiId", Fn.attribute(api.id(), "ApiId"));
    }

    private List<CfnResource> table(String name, Map<String, Object> declared) {
        String id = api.id() + name + "DynamoDBDataSource";
        Object table = Tree.at(declared, "TableName")
                .orElseThrow(() -> api.trouble("Property 'DataSources.DynamoDb." + name + ".TableName' is invalid."));
        Object region = Tree.trueAt(declared, "Region").orElse(Fn.ref("AWS::Region"));
        Map<String, Object> config = Tree.of("AwsRegion", region, "TableName", table);
        List.of("UseCallerCredentials", "Versioned")
                .forEach(one -> Tree.trueAt(declared, one).ifPresent(value -> config.put(one, value)));
        Tree.trueAt(declared, "DeltaSync").ifPresent(sync -> config.put("DeltaSyncConfig", sync));
        CfnResource source = source(id)
                .with("Name", Tree.trueAt(declared, "Name").orElse(name))
                .with("Type", "AMAZON_DYNAMODB")
                .with("Description", Tree.at(declared, "Description"))
                .with("DynamoDBConfig", config);
        Object arn = Tree.trueAt(declared, "TableArn")
                .orElseGet(() -> Fn.sub(
                        "arn:${AWS::Partition}:dynamodb:${__Region__}:${AWS::AccountId}:table/${__TableName__}",
                        Tree.of("__TableName__", table, "__Region__", region)));
        List<Object> permissions =
                Tree.trueAt(declared, "Permissions").map(Tree::list).orElseGet(() -> Tree.listOf("Read", "Write"));
        return withRole(
                name, source, declared, Tree.of("Type", "AWS::DynamoDB::Table", "Arn", arn), permissions, "Table");
    }

    private List<CfnResource> function(String name, Map<String, Object> declared) {
        Object arn = Tree.at(declared, "FunctionArn")
                .orElseThrow(() -> api.trouble("Property 'DataSources.Lambda." + name + ".FunctionArn' is invalid."));
        CfnResource source = source(api.id() + name + "LambdaDataSource")
                .with("Name", Tree.trueAt(declared, "Name").orElse(name))
                .with("Type", "AWS_LAMBDA")
                .with("Description", Tree.at(declared, "Description"))
                .with("LambdaConfig", Tree.of("LambdaFunctionArn", arn));
        return withRole(
                name,
                source,
                declared,
                Tree.of("Type", "AWS::Lambda::Function", "Arn", arn),
                Tree.listOf("Write"),
                "Lambda");
    }

    private List<CfnResource> withRole(
            String name,
            CfnResource source,
            Map<String, Object> declared,
            Map<String, Object> destination,
            List<Object> permissions,
            String to) {
        names.put(name, Fn.attribute(source.id(), "Name"));
        List<CfnResource> made = new ArrayList<>();
        made.add(source);
        source.with("ServiceRoleArn", Tree.trueAt(declared, "ServiceRoleArn").orElseGet(() -> {
            CfnResource role = api.main("AWS::IAM::Role")
                    .renamed(source.id() + "Role")
                    .with("AssumeRolePolicyDocument", PolicyDocuments.assumedBy("appsync.amazonaws.com"));
            made.add(role);
            Map<String, Object> from = Tree.of(
                    "Type", TYPE,
                    "Arn", Fn.attribute(source.id(), "DataSourceArn"),
                    "RoleName", role.ref());
            made.addAll(GraphQlAuth.connector(
                    source.id() + "To" + to + "Connector", from, destination, permissions, translation));
            return role.arn();
        }));
        return made;
    }
}
