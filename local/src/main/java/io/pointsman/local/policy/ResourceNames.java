package io.pointsman.local.policy;

import io.pointsman.endpoint.cloudformation.template.Declared;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the resources of a template are called, as far as it can be said before they are there: {@code names.txt}. */
final class ResourceNames {
    private static final String API_GATEWAY = "arn:${Partition}:apigateway:${Region}::";
    private static final Map<String, Naming> ALL = new HashMap<>();

    /** A longer head of a name is cut by CloudFormation, whose longest names have 64 characters, 13 of them its own. */
    private static final int MAX_HEAD_CHARS = 51;

    static {
        DataLines.of("names.txt").forEach(line -> ALL.put(line.getFirst(), Naming.of(line)));
    }

    private ResourceNames() {}

    /**
     * How resources of one type are named.
     *
     * @param property that holds the name; empty where there is none
     * @param belongs the property names another resource, which is what is meant
     * @param generated what a generated name may begin with, too
     * @param ref what Ref gives
     */
    private record Naming(
            Optional<String> property, boolean belongs, Optional<String> generated, String ref, List<String> arns) {
        static Naming of(List<String> line) {
            String[] words = line.get(1).split("~", 2);
            String name = words[0].replace("=", "");
            List<String> arns = Stream.of(line.get(3).split(",", -1))
                    .map(arn -> arn.startsWith("/") ? API_GATEWAY + arn : arn)
                    .toList();
            return new Naming(
                    name.equals("-") ? Optional.empty() : Optional.of(name),
                    words[0].startsWith("="),
                    words.length == 2 ? Optional.of(words[1]) : Optional.empty(),
                    line.get(2),
                    arns);
        }
    }

    private static Optional<Naming> naming(String type) {
        return Optional.ofNullable(ALL.get(type))
                .or(() -> Optional.ofNullable(ALL.get(type.substring(0, type.lastIndexOf(':') + 1) + "*")));
    }

    /** The ARNs of a resource; none where the tables do not know how it is called. */
    static List<String> arns(Declared resource, TextPatterns texts) {
        return naming(resource.type())
                .map(naming -> names(resource, naming, texts).stream()
                        .flatMap(name -> naming.arns().stream().map(arn -> filled(arn, name, resource, texts)))
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /** The ARNs of the function that {@code FunctionName} of a resource names. */
    static List<String> functions(Declared resource, TextPatterns texts) {
        Naming naming = naming("AWS::Lambda::Permission").orElseThrow();
        return names(resource, naming, texts).stream()
                .flatMap(name -> naming.arns().stream().map(arn -> filled(arn, name, resource, texts)))
                .toList();
    }

    private static String filled(String arn, String name, Declared resource, TextPatterns texts) {
        String path = Values.at(resource.properties(), "Path")
                .map(value -> String.join("*", texts.of(value)))
                .orElse("/");
        String named = arn.replace("${Name}", name)
                .replace("${Path}", path)
                .replace("${StackName}", prefix(texts.stackName()))
                .replace("parameter//", "parameter/");
        return Arns.filled(named, texts.target());
    }

    /** By a name that is given, by that of the resource that it belongs to, or as CloudFormation makes them. */
    private static Set<String> names(Declared resource, Naming naming, TextPatterns texts) {
        if (naming.property().isEmpty()) {
            return Set.of("");
        }
        Set<String> given = Values.at(resource.properties(), naming.property().get())
                .map(texts::of)
                .orElse(Set.of());
        if (!given.isEmpty()) {
            return naming.belongs() ? given.stream().map(ResourceNames::last).collect(Collectors.toSet()) : given;
        }
        Set<String> made = new LinkedHashSet<>();
        made.add(
                resource.type().startsWith("AWS::S3::")
                        ? prefix(texts.stackName()).toLowerCase(Locale.ROOT)
                        : prefix(texts.stackName()));
        naming.generated().ifPresent(pattern -> made.add(pattern.replace("${LogicalId}", resource.id())));
        return made;
    }

    /** What the names that CloudFormation makes for a stack begin with. */
    static String prefix(String stackName) {
        String head = stackName.endsWith("*") ? stackName.substring(0, stackName.length() - 1) : stackName + "-";
        return head.substring(0, Math.min(head.length(), MAX_HEAD_CHARS)) + "*";
    }

    /** As {@link #prefix}, for one resource. */
    static String prefix(String stackName, String logicalId) {
        String head = stackName + "-" + logicalId + "-";
        return stackName.endsWith("*") || head.length() > MAX_HEAD_CHARS ? prefix(stackName) : head + "*";
    }

    /** The name in an ARN or a URL. */
    private static String last(String text) {
        if (text.contains(":function:")) {
            return text.replaceFirst(".*:function:", "").replaceFirst(":.*", "");
        }
        if (text.startsWith("https:")) {
            return text.substring(text.lastIndexOf('/') + 1);
        }
        return text.startsWith("arn:") ? text.substring(text.lastIndexOf(':') + 1) : text;
    }

    static Set<String> ref(Declared resource, TextPatterns texts) {
        Optional<Naming> naming = naming(resource.type());
        return switch (naming.map(Naming::ref).orElse("-")) {
            case "name" -> names(resource, naming.orElseThrow(), texts);
            case "url" ->
                names(resource, naming.orElseThrow(), texts).stream()
                        .map(name -> "https://sqs." + texts.target().region() + ".amazonaws.com/"
                                + texts.target().account() + "/" + name)
                        .collect(Collectors.toSet());
            case "arn" -> arn(resource, texts);
            default -> Set.of(PolicyTarget.ANY);
        };
    }

    /** The first ARN of the type, by each name. */
    private static Set<String> arn(Declared resource, TextPatterns texts) {
        Naming naming = naming(resource.type()).orElseThrow();
        return names(resource, naming, texts).stream()
                .map(name -> filled(naming.arns().getFirst(), name, resource, texts))
                .collect(Collectors.toSet());
    }

    static Set<String> attribute(Declared resource, String attribute, TextPatterns texts) {
        Optional<Naming> naming =
                naming(resource.type()).filter(it -> it.property().isPresent());
        if (naming.isEmpty()) {
            return Set.of(PolicyTarget.ANY);
        }
        return switch (attribute) {
            case "Arn", "TopicArn" -> arn(resource, texts);
            case "StreamArn" ->
                arn(resource, texts).stream().map(arn -> arn + "/stream/*").collect(Collectors.toSet());
            case "QueueName", "TopicName", "Name" -> names(resource, naming.get(), texts);
            default -> Set.of(PolicyTarget.ANY);
        };
    }
}
