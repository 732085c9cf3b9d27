package io.pointsman.endpoint.cloudformation.sam.http;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.LogicalId;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code Domain} of an HTTP or WebSocket API: the domain name, a mapping for each base path, and its records. */
record DomainV2(SamResource api, String tag, Map<String, CfnResource> recordSets) {
    List<CfnResource> made() {
        if (api.property("Domain").isEmpty()) {
            return List.of();
        }
        Map<String, Object> domain = api.map("Domain");
        Optional<Object> name = Tree.at(domain, "DomainName");
        Optional<Object> certificate = Tree.at(domain, "CertificateArn");
        if (name.isEmpty() || certificate.isEmpty()) {
            throw api.trouble("Custom Domains only works if both DomainName and CertificateArn are provided.");
        }
        String id = LogicalId.of("ApiGatewayDomainNameV2", name.get());
        if (!domain.computeIfAbsent("EndpointConfiguration", absent -> "REGIONAL")
                .equals("REGIONAL")) {
            throw api.trouble("EndpointConfiguration for Custom Domains must be one of ['REGIONAL'].");
        }
        Map<String, Object> configuration = Tree.of("CertificateArn", certificate.get(), "EndpointType", "REGIONAL");
        List.of("OwnershipVerificationCertificateArn", "SecurityPolicy")
                .forEach(one -> Tree.trueAt(domain, one).ifPresent(value -> configuration.put(one, value)));
        CfnResource resource = api.beside(id, "AWS::ApiGatewayV2::DomainName")
                .with("DomainName", name.get())
                .with("Tags", Tree.of(tag, "SAM"))
                .with("DomainNameConfigurations", Tree.listOf(configuration))
                .with("MutualTlsAuthentication", tls(domain));
        List<CfnResource> made = new ArrayList<>();
        made.add(resource);
        made.addAll(mappings(domain, id));
        records(domain, id).ifPresent(made::add);
        return made;
    }

    private Optional<Object> tls(Map<String, Object> domain) {
        List<String> known = List.of("TruststoreUri", "TruststoreVersion");
        return Tree.trueAt(domain, "MutualTlsAuthentication").map(declared -> {
            if (!(declared instanceof Map<?, ?> map)) {
                throw api.trouble("MutualTlsAuthentication must be a map with at least one of the following fields "
                        + "['TruststoreUri', 'TruststoreVersion'].");
            }
            if (!known.containsAll(map.keySet())) {
                throw api.trouble(
                        "Available MutualTlsAuthentication fields are ['TruststoreUri', 'TruststoreVersion'].");
            }
            Map<String, Object> made = Tree.of();
            known.forEach(name -> Tree.trueAt(map, name).ifPresent(value -> made.put(name, value)));
            return made;
        });
    }

    private List<CfnResource> mappings(Map<String, Object> domain, String id) {
        List<Object> paths = Tree.trueAt(domain, "BasePath")
                .filter(path -> path instanceof String || path instanceof List)
                .map(Tree::asList)
                .orElse(List.of());
        if (paths.isEmpty()) {
            return List.of(mapping("", id));
        }
        List<CfnResource> mappings = new ArrayList<>();
        for (Object one : paths) {
            if (!(one instanceof String path)) {
                throw api.trouble("Basepath must be a string.");
            }
            if (!path.matches("[0-9a-zA-Z/\\-_]*")) {
                throw api.trouble("Invalid Basepath name provided.");
            }
            mappings.add(
                    mapping(path.replaceAll("[\\-_/]+", ""), id).with("ApiMappingKey", path.replaceAll("^/+|/+$", "")));
        }
        return mappings;
    }

    private CfnResource mapping(String letters, String id) {
        return api.beside(api.id() + letters + "ApiMapping", "AWS::ApiGatewayV2::ApiMapping")
                .with("DomainName", Fn.ref(id))
                .with("ApiId", Fn.ref(api.id()))
                .with("Stage", Fn.ref(api.id() + ".Stage"));
    }

    private Optional<CfnResource> records(Map<String, Object> domain, String id) {
        return Tree.at(domain, "Route53").map(declared -> {
            if (!(declared instanceof Map<?, ?> map)) {
                throw api.trouble("Property 'Domain.Route53' should be a map.");
            }
            Map<String, Object> route53 = Tree.map(map);
            Object zone = Tree.trueAt(route53, "HostedZoneId")
                    .or(() -> Tree.at(route53, "HostedZoneName"))
                    .orElseThrow(() -> api.trouble(
                            "HostedZoneId or HostedZoneName is required to enable Route53 support on Custom Domains."));
            CfnResource group = recordSets.computeIfAbsent(
                    LogicalId.of("RecordSetGroup", zone),
                    one -> api.beside(one, "AWS::Route53::RecordSetGroup")
                            .from(
                                    route53,
                                    List.of(route53.containsKey("HostedZoneId") ? "HostedZoneId" : "HostedZoneName"))
                            .with("RecordSets", Tree.listOf()));
            List<Object> sets = Tree.listAt(group.properties(), "RecordSets");
            sets.add(record(domain, route53, id, "A"));
            if (Boolean.TRUE.equals(route53.get("IpV6"))) {
                sets.add(record(domain, route53, id, "AAAA"));
            }
            return group;
        });
    }

    private static Map<String, Object> record(
            Map<String, Object> domain, Map<String, Object> route53, String id, String type) {
        Map<String, Object> target = Tree.of();
        Tree.at(route53, "EvaluateTargetHealth").ifPresent(value -> target.put("EvaluateTargetHealth", value));
        target.put("HostedZoneId", Fn.attribute(id, "RegionalHostedZoneId"));
        target.put("DNSName", Fn.attribute(id, "RegionalDomainName"));
        Map<String, Object> record =
                Tree.of("Name", Tree.at(domain, "DomainName").orElse(""), "Type", type, "AliasTarget", target);
        List.of("Region", "SetIdentifier")
                .forEach(name -> Tree.at(route53, name).ifPresent(value -> record.put(name, value)));
        return record;
    }
}
