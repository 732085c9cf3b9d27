package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.World;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Physical ids and ARNs that look like those of AWS, for what is only there to be referred to. */
final class InertNames {
    private static final int MOST = 64;
    private static final String HEX = "0123456789abcdef";

    private InertNames() {}

    static Made made(Wish wish) {
        World world = wish.world();
        String[] type = wish.type().split("::", -1);
        String last = type[type.length - 1];
        String name = name(wish, last);
        String service = type.length > 1 ? type[1].toLowerCase(Locale.ROOT) : "custom";
        return switch (wish.type()) {
            case "AWS::IAM::Role" ->
                byName(wish, name, "arn:aws:iam::" + world.account() + ":role" + path(wish) + name);
            case "AWS::IAM::ManagedPolicy" -> byArn(wish, "arn:aws:iam::" + world.account() + ":policy/" + name);
            case "AWS::Logs::LogGroup" -> byName(wish, name, world.arn("logs", "log-group:" + name + ":*"));
            case "AWS::SQS::Queue" ->
                queue(wish, name, "https://sqs." + world.region() + ".amazonaws.com/" + world.account() + "/" + name);
            case "AWS::SNS::Topic" -> byArn(wish, world.arn("sns", name));
            case "AWS::DynamoDB::Table" -> byName(wish, name, world.arn("dynamodb", "table/" + name));
            case "AWS::StepFunctions::StateMachine" -> byArn(wish, world.arn("states", "stateMachine:" + name));
            case "AWS::KMS::Key" -> key(wish);
            default -> listed(wish, name, world.arn(service, last.toLowerCase(Locale.ROOT) + "/" + name));
        };
    }

    private static String name(Wish wish, String last) {
        return wish.text(last + "Name")
                .or(() -> wish.text("Name"))
                .orElseGet(() -> PhysicalName.of(wish.stackName(), wish.logicalId(), MOST));
    }

    /** Of a role, in its ARN and not in its name (docs/aws-facts.md). */
    private static String path(Wish wish) {
        return wish.text("Path").orElse("/");
    }

    private static Made byName(Wish wish, String name, String arn) {
        return new Made(name, Map.of("Arn", arn, "Name", name), wish.properties());
    }

    private static Made byArn(Wish wish, String arn) {
        return new Made(arn, Map.of("Arn", arn), wish.properties());
    }

    /** By what the list says of the type: what identifies it, and what it gives. */
    private static Made listed(Wish wish, String name, String arn) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        Optional<PassiveTypes.PassiveType> type = PassiveTypes.of(wish.type());
        type.ifPresent(one -> one.attributes()
                .forEach(attribute ->
                        attributes.put(attribute, attribute.endsWith("Arn") ? arn : name + "-" + attribute)));
        attributes.put("Arn", arn);
        attributes.put("Name", name);
        boolean byArn = type.map(PassiveTypes.PassiveType::isKnownByArn).orElse(false);
        type.filter(one -> !byArn && one.identifier().size() == 1)
                .ifPresent(one -> attributes.replace(one.identifier().getFirst(), name));
        return new Made(byArn ? arn : name, attributes, wish.properties());
    }

    private static Made queue(Wish wish, String name, String url) {
        String arn = wish.world().arn("sqs", name);
        return new Made(url, Map.of("Arn", arn, "QueueName", name, "QueueUrl", url), wish.properties());
    }

    private static Made key(Wish wish) {
        String id = PhysicalName.random(HEX, 8) + "-" + PhysicalName.random(HEX, 12);
        return byName(wish, id, wish.world().arn("kms", "key/" + id));
    }
}
