package io.pointsman.endpoint.cloudformation.sam.event;

import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code SourceAccessConfigurations}: how Lambda gets into a broker or cluster. */
record AccessConfigurations(SamResource event) {
    private static final Set<String> MECHANISMS =
            Set.of("SASL_SCRAM_256_AUTH", "SASL_SCRAM_512_AUTH", "BASIC_AUTH", "CLIENT_CERTIFICATE_TLS_AUTH");

    /** The secret of brokers and databases, of which there has to be exactly one. */
    Object basicAuth(List<String> supported) {
        Object all = event.truly("SourceAccessConfigurations")
                .orElseThrow(
                        () -> trouble("No SourceAccessConfigurations for Amazon " + event.type() + " event provided."));
        if (!(all instanceof List<?> list)) {
            throw trouble("Provided SourceAccessConfigurations cannot be parsed into a list.");
        }
        Optional<Object> found = Optional.empty();
        for (int i = 0; i < list.size(); i++) {
            Map<String, Object> one = checked(list.get(i), i, supported);
            if ("BASIC_AUTH".equals(one.get("Type"))) {
                if (found.isPresent()) {
                    throw trouble("Multiple BASIC_AUTH properties specified in SourceAccessConfigurations.");
                }
                found = Optional.of(Tree.trueAt(one, "URI")
                        .orElseThrow(
                                () -> trouble("No BASIC_AUTH URI property specified in SourceAccessConfigurations.")));
            }
        }
        return found.orElseThrow(() -> trouble("No BASIC_AUTH property specified in SourceAccessConfigurations."));
    }

    private Map<String, Object> checked(Object one, int at, List<String> supported) {
        String place = "SourceAccessConfigurations[" + at + "]";
        if (!(one instanceof Map<?, ?> map)) {
            throw trouble("Property '" + place + "' should be a map.");
        }
        if (!(map.get("Type") instanceof String type)) {
            throw trouble("Property '" + place + ".Type' should be a string.");
        }
        if (!supported.contains(type)) {
            throw trouble("Invalid property Type specified in SourceAccessConfigurations. The supported values are: ['"
                    + String.join("', '", supported) + "'].");
        }
        return Tree.map(map);
    }

    /** The secrets of a Kafka cluster: of the one mechanism, and once more where there is a certificate of its own. */
    List<Object> secrets() {
        checkKafka();
        List<Object> found = new ArrayList<>();
        int certificates = 0;
        for (Map<String, Object> one : kafka()) {
            String type = String.valueOf(one.get("Type"));
            if (MECHANISMS.contains(type)) {
                if (!found.isEmpty()) {
                    throw trouble("Multiple auth mechanism properties specified in SourceAccessConfigurations for "
                            + "self managed kafka event.");
                }
                found.add(uri(one, "auth mechanism"));
            } else if (type.equals("SERVER_ROOT_CA_CERTIFICATE")) {
                uri(one, type);
                certificates++;
            } else if (!type.equals("VPC_SUBNET") && !type.equals("VPC_SECURITY_GROUP")) {
                throw trouble("Invalid SourceAccessConfigurations Type provided for self managed kafka event.");
            }
        }
        if (certificates > 0 && !found.isEmpty()) {
            found.add(found.getFirst());
        }
        return found;
    }

    boolean isInVpc() {
        boolean subnet = has("VPC_SUBNET");
        boolean group = has("VPC_SECURITY_GROUP");
        if (subnet != group) {
            throw trouble("VPC_SUBNET and VPC_SECURITY_GROUP in SourceAccessConfigurations for SelfManagedKafka must "
                    + "be both provided.");
        }
        return subnet;
    }

    private boolean has(String type) {
        List<Map<String, Object>> some =
                kafka().stream().filter(one -> type.equals(one.get("Type"))).toList();
        some.forEach(one -> uri(one, type));
        return !some.isEmpty();
    }

    private void checkKafka() {
        if (!event.isTrue("KafkaBootstrapServers")) {
            throw trouble("No KafkaBootstrapServers provided for self managed kafka as an event source");
        }
        if (!event.isTrue("Topics")) {
            throw trouble("No Topics provided for self managed kafka as an event source");
        }
        if (event.need("Topics") instanceof List<?> topics && topics.size() != 1) {
            throw trouble("Topics for self managed kafka only supports single configuration entry.");
        }
        if (!event.isTrue("SourceAccessConfigurations")) {
            throw trouble("No SourceAccessConfigurations for self managed kafka event provided.");
        }
    }

    private List<Map<String, Object>> kafka() {
        if (!(event.need("SourceAccessConfigurations") instanceof List<?> list)) {
            throw trouble("SourceAccessConfigurations for self managed kafka event should be a list.");
        }
        return list.stream().map(Tree::map).toList();
    }

    private Object uri(Map<String, Object> one, String what) {
        Object uri = Tree.trueAt(one, "URI")
                .orElseThrow(() -> trouble("No " + what + " URI property specified in SourceAccessConfigurations for "
                        + "self managed kafka event."));
        if (!(uri instanceof String) && !Fn.isCall(uri)) {
            throw trouble("Wrong Type for " + what + " URI property specified in SourceAccessConfigurations for self "
                    + "managed kafka event.");
        }
        return uri;
    }

    private SamTrouble trouble(String message) {
        return SamTrouble.event(event.name(), message);
    }
}
