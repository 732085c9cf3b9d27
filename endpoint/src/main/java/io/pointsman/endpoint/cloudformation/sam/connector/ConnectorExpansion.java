package io.pointsman.endpoint.cloudformation.sam.connector;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code AWS::Serverless::Connector}: the policy or permission that lets one resource use another. */
public final class ConnectorExpansion {
    private static final Pattern PLACE = Pattern.compile("%\\{([\\w.]+)}");

    private final SamResource connector;
    private final Translation translation;

    public ConnectorExpansion(SamResource connector, Translation translation) {
        this.connector = connector;
        this.translation = translation;
    }

    public List<CfnResource> made() {
        Object declared = connector.need("Destination");
        List<Object> destinations = Tree.asList(declared);
        List<CfnResource> made = new ArrayList<>();
        for (int i = 0; i < destinations.size(); i++) {
            String suffix = declared instanceof List ? "Destination" + i : "";
            made.addAll(made(Tree.map(destinations.get(i)), suffix));
        }
        List<String> ids = made.stream().map(CfnResource::id).toList();
        translation.made().values().forEach(resource -> replaceNeed(Tree.map(resource), ids));
        if (made.isEmpty()) {
            throw connector.trouble("'Destination' is an empty list");
        }
        return made;
    }

    private void replaceNeed(Map<String, Object> resource, List<String> ids) {
        List<Object> needs =
                new ArrayList<>(Tree.at(resource, "DependsOn").map(Tree::asList).orElse(List.of()));
        if (needs.remove(connector.id())) {
            ids.stream().filter(id -> !needs.contains(id)).forEach(needs::add);
            resource.put("DependsOn", needs);
        }
    }

    private List<CfnResource> made(Map<String, Object> declared, String suffix) {
        Map<String, Object> from = connector.map("Source");
        ConnectorEnd destination = ConnectorEnd.of(connector, declared, from, translation);
        ConnectorEnd source = ConnectorEnd.of(connector, from, declared, translation);
        Map<String, Object> profile = ConnectorProfiles.between(source.type(), destination.type())
                .orElseThrow(() -> connector.trouble("Unable to create connector from " + source.type() + " to "
                        + destination.type() + "; it's not supported or the template is invalid."));
        Map<String, Object> properties = Tree.mapAt(profile, "Properties");
        Set<String> permissions = permissions(properties, source.type() + " to " + destination.type());
        properties = Tree.map(
                ConnectorProfiles.filled(requireFacts(properties, source, destination), facts(source, destination)));
        Parts parts = new Parts(connector, source, destination, properties, permissions, suffix);
        List<CfnResource> made = switch (String.valueOf(profile.get("Type"))) {
            case "AWS_IAM_ROLE_MANAGED_POLICY" -> List.of(policy(parts));
            case "AWS_SQS_QUEUE_POLICY" -> List.of(parts.queuePolicy());
            case "AWS_SNS_TOPIC_POLICY" -> List.of(parts.topicPolicy());
            case "AWS_LAMBDA_PERMISSION" -> parts.permissionsOfFunction();
            default -> throw new IllegalStateException("connector of type " + profile.get("Type"));
        };
        made.forEach(one -> describe(one, source, destination));
        return made;
    }

    private static Map<String, Object> facts(ConnectorEnd source, ConnectorEnd destination) {
        Map<String, Object> facts = Tree.of();
        for (String name : List.of("Arn", "ResourceId", "Name", "Qualifier")) {
            source.fact(name).ifPresent(value -> facts.put("Source." + name, value));
            destination.fact(name).ifPresent(value -> facts.put("Destination." + name, value));
        }
        return facts;
    }

    private Map<String, Object> requireFacts(
            Map<String, Object> properties, ConnectorEnd source, ConnectorEnd destination) {
        Map<String, Object> facts = facts(source, destination);
        Matcher places = PLACE.matcher(String.valueOf(properties));
        while (places.find()) {
            if (!facts.containsKey(places.group(1))) {
                throw connector.trouble(places.group(1) + " is missing.");
            }
        }
        return properties;
    }

    private Set<String> permissions(Map<String, Object> profile, String between) {
        Set<String> known = Tree.mapAt(profile, "AccessCategories").keySet();
        Set<String> wanted = new LinkedHashSet<>();
        Tree.listAt(connector.properties(), "Permissions").forEach(one -> wanted.add(String.valueOf(one)));
        String valid = String.join(", ", known);
        if (wanted.isEmpty()) {
            throw connector.trouble("'Permissions' cannot be empty; valid values are: " + valid + ".");
        }
        if (!known.containsAll(wanted)) {
            throw connector.trouble("Unsupported 'Permissions' provided for connector from " + between
                    + "; valid values are: " + valid + ".");
        }
        List<Object> combinations = Tree.listAt(profile, "ValidAccessCategories");
        boolean fits = combinations.isEmpty()
                || combinations.stream()
                        .anyMatch(one -> Set.copyOf(Tree.list(one)).equals(wanted));
        if (!fits) {
            String all = String.join(
                    ", ",
                    combinations.stream()
                            .map(one -> String.join(
                                    " + ",
                                    Tree.list(one).stream()
                                            .map(String::valueOf)
                                            .sorted()
                                            .toList()))
                            .toList());
            throw connector.trouble("Unsupported 'Permissions' provided for connector from " + between
                    + "; valid combinations are: " + all + ".");
        }
        return wanted;
    }

    private CfnResource policy(Parts parts) {
        CfnResource policy = parts.rolePolicy();
        Object by = Tree.at(parts.profile(), "DependedBy").orElse("");
        if (by.equals("DESTINATION_EVENT_SOURCE_MAPPING")) {
            List<Map<String, Object>> mappings = translation.made().values().stream()
                    .map(Tree::map)
                    .filter(one ->
                            joins(one, parts.source().id(), parts.destination().id()))
                    .toList();
            if (mappings.size() == 1) {
                need(mappings.getFirst(), policy.id());
            }
        }
        if (by.equals("SOURCE")) {
            Tree.at(translation.made(), parts.source().id()).ifPresent(one -> need(Tree.map(one), policy.id()));
        }
        return policy;
    }

    private static boolean joins(Map<String, Object> resource, String source, String function) {
        Map<String, Object> properties = Tree.mapAt(resource, "Properties");
        return "AWS::Lambda::EventSourceMapping".equals(resource.get("Type"))
                && Tree.at(properties, "FunctionName")
                        .flatMap(Fn::target)
                        .filter(function::equals)
                        .isPresent()
                && Tree.at(properties, "EventSourceArn")
                        .flatMap(Fn::target)
                        .filter(source::equals)
                        .isPresent();
    }

    private static void need(Map<String, Object> resource, String id) {
        List<Object> needs =
                new ArrayList<>(Tree.at(resource, "DependsOn").map(Tree::asList).orElse(List.of()));
        if (!needs.contains(id)) {
            needs.add(id);
        }
        resource.put("DependsOn", needs);
    }

    /** SAM says in the metadata what it was that it connected. */
    private void describe(CfnResource made, ConnectorEnd source, ConnectorEnd destination) {
        Map<String, Object> ends =
                Tree.of("Source", Tree.of("Type", type(source)), "Destination", Tree.of("Type", type(destination)));
        Map<String, Object> metadata = Tree.copyOf(Tree.mapAt(made.attributes(), "Metadata"));
        metadata.put("aws:sam:connectors", Tree.of(connector.id(), ends));
        made.attribute("Metadata", metadata);
    }

    private Object type(ConnectorEnd end) {
        return translation
                .resource(end.id())
                .flatMap(one -> Tree.at(one, "Type"))
                .orElse(end.type());
    }
}
