package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.constraint.ModelMember;
import io.pointsman.endpoint.constraint.ModelShape;
import io.pointsman.endpoint.constraint.ServiceConstraints;
import io.pointsman.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to S3 in all members that the service's model demands something of, whether or not an operation here reads them: from headers,
 * query, path and document, where the model has them.
 */
final class S3Asked {
    private final ServiceConstraints constraints;
    private final Request request;

    private S3Asked(ServiceConstraints constraints, Request request) {
        this.constraints = constraints;
        this.request = request;
    }

    static void check(String operation, Request request) {
        ServiceConstraints constraints = ServiceConstraints.of("s3").orElseThrow();
        constraints
                .input(operation)
                .ifPresent(shape -> constraints.check(operation, new S3Asked(constraints, request).members(shape)));
    }

    private JsonObject members(ModelShape input) {
        JsonObject members = JsonObject.empty();
        for (Map.Entry<String, ModelMember> entry : input.members().entrySet()) {
            members = members.with(entry.getKey(), value(input, entry.getKey(), entry.getValue()));
        }
        return members;
    }

    private Optional<Object> value(ModelShape input, String name, ModelMember member) {
        return switch (member.place()) {
            case "header" -> request.header(member.wireName()).map(text -> split(member, text));
            case "querystring" -> request.parameter(member.wireName()).map(text -> text);
            case "uri" -> place(name);
            default -> input.payload().filter(name::equals).flatMap(payload -> body(member));
        };
    }

    private Object split(ModelMember member, String text) {
        return constraints.shape(member.shape()).isList()
                ? Arrays.stream(text.split(",", -1)).map(String::strip).toList()
                : text;
    }

    private Optional<Object> place(String name) {
        S3Place place = S3Place.of(request);
        return Optional.<Object>of(name.equals("Bucket") ? place.bucket() : place.key())
                .filter(text -> !text.equals(""));
    }

    private Optional<Object> body(ModelMember member) {
        if (request.body().size() == 0) {
            return Optional.empty();
        }
        ModelShape shape = constraints.shape(member.shape());
        return Optional.of(shape.isStructure() ? structure(XmlNode.read(request.bytes()), shape) : "");
    }

    private JsonObject structure(XmlNode node, ModelShape shape) {
        JsonObject members = JsonObject.empty();
        for (Map.Entry<String, ModelMember> entry : shape.members().entrySet()) {
            ModelShape part = constraints.shape(entry.getValue().shape());
            List<XmlNode> nodes = node.children(entry.getValue().wireName());
            if (!nodes.isEmpty()) {
                boolean flat = entry.getValue().flat();
                members = members.with(entry.getKey(), value(nodes, part, flat));
            }
        }
        return members;
    }

    private Object value(List<XmlNode> nodes, ModelShape shape, boolean flat) {
        if (shape.isList()) {
            List<XmlNode> items = flat ? nodes : nodes.getFirst().children(shape.itemName());
            return items.stream().map(item -> item(item, shape)).toList();
        }
        return shape.isStructure()
                ? structure(nodes.getFirst(), shape)
                : nodes.getFirst().text();
    }

    private Object item(XmlNode node, ModelShape list) {
        return list.item()
                .map(constraints::shape)
                .map(shape -> value(List.of(node), shape, false))
                .orElse(node.text());
    }
}
