package io.pointsman.endpoint.cloudformation.sam.connector;

import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One end of a connector: a resource of the template, or one described by what is known of it.
 *
 * @param id the logical id; empty for what is only described
 * @param facts Arn, RoleName, QueueUrl, ResourceId, Name, Qualifier, as far as they are known
 */
record ConnectorEnd(String id, String type, Map<String, Object> facts) {
    private static final List<String> FACTS = List.of("Arn", "RoleName", "QueueUrl", "ResourceId", "Name", "Qualifier");
    private static final Map<String, String> TYPES = Map.of(
            "AWS::Serverless::Function", "AWS::Lambda::Function",
            "AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine",
            "AWS::Serverless::Api", "AWS::ApiGateway::RestApi",
            "AWS::Serverless::HttpApi", "AWS::ApiGatewayV2::Api",
            "AWS::Serverless::SimpleTable", "AWS::DynamoDB::Table");

    Optional<Object> fact(String name) {
        return Tree.trueAt(facts, name);
    }

    /** @param other the other end, which a rule's role is found by */
    static ConnectorEnd of(
            SamResource connector, Map<String, Object> declared, Map<String, Object> other, Translation translation) {
        boolean byId = declared.containsKey("Id");
        boolean byFacts = declared.keySet().stream().anyMatch(name -> !name.equals("Id") && !name.equals("Qualifier"));
        if (byId == byFacts) {
            throw connector.trouble("Must provide 'Id' (with optional 'Qualifier') or a supported combination of other "
                    + "properties.");
        }
        if (Tree.trueAt(declared, "Id").isEmpty()) {
            String type = text(connector, declared, "Type");
            Map<String, Object> facts = Tree.of();
            FACTS.forEach(name -> Tree.at(declared, name).ifPresent(value -> facts.put(name, value)));
            return new ConnectorEnd("", TYPES.getOrDefault(type, type), facts);
        }
        String id = text(connector, declared, "Id");
        Map<String, Object> resource = Tree.at(translation.made(), id)
                .map(Tree::map)
                .orElseThrow(() -> connector.trouble("Unable to find resource with logical ID '" + id + "'."));
        String type = text(connector, resource, "Type");
        return new ConnectorEnd(id, type, known(id, type, resource, declared, other));
    }

    private static String text(SamResource connector, Map<String, Object> holder, String name) {
        return Tree.textAt(holder, name)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> connector.trouble("'" + name + "' is missing or not a string."));
    }

    private static Map<String, Object> known(
            String id,
            String type,
            Map<String, Object> resource,
            Map<String, Object> declared,
            Map<String, Object> other) {
        Map<String, Object> profile = ConnectorProfiles.ofType(type, id);
        Map<String, Object> outputs = Tree.mapAt(profile, "Outputs");
        Map<String, Object> facts = Tree.of();
        Map.of("Arn", "Arn", "Url", "QueueUrl", "Id", "ResourceId", "Name", "Name", "Qualifier", "Qualifier")
                .forEach((output, fact) -> Tree.at(outputs, output).ifPresent(value -> facts.put(fact, value)));
        if (declared.containsKey("Qualifier")) {
            facts.put("Qualifier", Tree.at(declared, "Qualifier").orElse(""));
        }
        role(profile, Tree.mapAt(resource, "Properties"), other)
                .flatMap(Fn::target)
                .ifPresent(role -> facts.put("RoleName", Fn.ref(role)));
        return facts;
    }

    private static Optional<Object> role(
            Map<String, Object> profile, Map<String, Object> properties, Map<String, Object> other) {
        Object place = Tree.at(Tree.mapAt(profile, "Inputs"), "Role").orElse("");
        if (place instanceof String name) {
            return Tree.at(properties, name);
        }
        return Tree.listAt(properties, "Targets").stream()
                .map(Tree::map)
                .filter(target -> leadsTo(target, other))
                .findFirst()
                .flatMap(target -> Tree.at(target, "RoleArn"));
    }

    private static boolean leadsTo(Map<String, Object> target, Map<String, Object> other) {
        Optional<Object> arn = Tree.at(target, "Arn");
        boolean byId =
                arn.flatMap(Fn::target).filter(id -> id.equals(other.get("Id"))).isPresent();
        boolean byArn = Tree.trueAt(other, "Arn").isPresent() && arn.equals(Tree.at(other, "Arn"));
        return byId || byArn;
    }

    SamTrouble missing(SamResource connector, String what, boolean source) {
        return connector.trouble(
                "Unable to get " + what + " from '" + (source ? "Source" : "Destination") + "' resource.");
    }
}
