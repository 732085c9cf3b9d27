package io.pointsman.endpoint.cloudformation.sam.other;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTags;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::Serverless::SimpleTable}: a table with one key. */
public record SimpleTableExpansion(SamResource table) {
    private static final Map<String, String> TYPES = Map.of("String", "S", "Number", "N", "Binary", "B");

    public CfnResource made() {
        Map<String, Object> key = Tree.of("AttributeName", "id", "AttributeType", "S");
        if (table.isTrue("PrimaryKey")) {
            key = Tree.of("AttributeName", need("Name"), "AttributeType", type(need("Type")));
        }
        CfnResource made = table.main("AWS::DynamoDB::Table")
                .with("AttributeDefinitions", Tree.listOf(key))
                .with(
                        "KeySchema",
                        Tree.listOf(Tree.of(
                                "AttributeName", Tree.at(key, "AttributeName").orElseThrow(), "KeyType", "HASH")))
                .with("PointInTimeRecoverySpecification", table.truly("PointInTimeRecoverySpecification"))
                .with("ProvisionedThroughput", table.truly("ProvisionedThroughput"))
                .with("SSESpecification", table.truly("SSESpecification"))
                .with("TableName", table.truly("TableName"));
        if (!table.isTrue("ProvisionedThroughput")) {
            made.with("BillingMode", "PAY_PER_REQUEST");
        }
        if (table.isTrue("Tags")) {
            made.with("Tags", SamTags.list(table.map("Tags")));
        }
        return made;
    }

    private Object need(String name) {
        return Tree.at(table.map("PrimaryKey"), name)
                .orElseThrow(() -> table.trouble("Property 'PrimaryKey." + name + "' is required."));
    }

    private String type(Object name) {
        return Optional.ofNullable(TYPES.get(String.valueOf(name)))
                .orElseThrow(() -> table.trouble("Invalid 'Type' \"" + name + "\"."));
    }
}
