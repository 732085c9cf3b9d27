package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.LogicalId;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code Route53} of an API's domain: its records, in one group for each hosted zone or in a group of their own. */
record RecordSets(SamResource api, Map<String, Object> domain, Map<String, CfnResource> groups) {
    /** @param domainId what the records lead to */
    List<CfnResource> of(String domainId) {
        Optional<Object> declared = Tree.at(domain, "Route53");
        if (declared.isEmpty()) {
            return List.of();
        }
        if (!(declared.get() instanceof Map<?, ?> map)) {
            throw api.trouble("Property 'Domain.Route53' should be a map.");
        }
        Map<String, Object> route53 = Tree.map(map);
        Object zone = Tree.trueAt(route53, "HostedZoneId")
                .or(() -> Tree.at(route53, "HostedZoneName"))
                .orElseThrow(() -> api.trouble(
                        "HostedZoneId or HostedZoneName is required to enable Route53 support on Custom Domains."));
        List<Object> records = records(route53, domainId);
        boolean apart = Tree.trueAt(route53, "SeparateRecordSetGroup").isPresent();
        if (apart && !(route53.get("SeparateRecordSetGroup") instanceof Boolean)) {
            throw api.trouble("Property 'Domain.Route53.SeparateRecordSetGroup' should be a boolean.");
        }
        CfnResource group = apart
                ? group(
                        LogicalId.of(
                                "RecordSetGroup",
                                Tree.listOf(zone, Tree.at(domain, "DomainName").orElse(""))),
                        route53)
                : groups.computeIfAbsent(LogicalId.of("RecordSetGroup", zone), id -> group(id, route53));
        Tree.listAt(group.properties(), "RecordSets").addAll(records);
        return List.of(group);
    }

    private CfnResource group(String id, Map<String, Object> route53) {
        return api.beside(id, "AWS::Route53::RecordSetGroup")
                .from(route53, List.of("HostedZoneId", "HostedZoneName"))
                .with("RecordSets", Tree.listOf());
    }

    private List<Object> records(Map<String, Object> route53, String domainId) {
        Map<String, Object> target = target(route53, domainId);
        List<Object> records = Tree.listOf(record(route53, "A", target));
        if (Boolean.TRUE.equals(route53.get("IpV6"))) {
            records.add(record(route53, "AAAA", target));
        }
        return records;
    }

    private Map<String, Object> record(Map<String, Object> route53, String type, Map<String, Object> target) {
        Map<String, Object> record = Tree.of(
                "Name", Tree.at(domain, "DomainName").orElse(""), "Type", type, "AliasTarget", Tree.copy(target));
        List.of("Region", "SetIdentifier")
                .forEach(name -> Tree.at(route53, name).ifPresent(value -> record.put(name, value)));
        return record;
    }

    private Map<String, Object> target(Map<String, Object> route53, String domainId) {
        Map<String, Object> target = Tree.of();
        Tree.at(route53, "EvaluateTargetHealth").ifPresent(value -> target.put("EvaluateTargetHealth", value));
        switch (String.valueOf(domain.get("EndpointConfiguration"))) {
            case "REGIONAL" -> {
                target.put("HostedZoneId", Fn.attribute(domainId, "RegionalHostedZoneId"));
                target.put("DNSName", Fn.attribute(domainId, "RegionalDomainName"));
            }
            case "EDGE" -> {
                // the zone of every distribution of CloudFront
                target.put("HostedZoneId", "Z2FDTNDATAQYW2");
                target.put(
                        "DNSName",
                        route53.computeIfAbsent(
                                "DistributionDomainName", absent -> Fn.attribute(domainId, "DistributionDomainName")));
            }
            default -> {
                Tree.at(route53, "VpcEndpointHostedZoneId").ifPresent(zone -> target.put("HostedZoneId", zone));
                Tree.at(route53, "VpcEndpointDomainName").ifPresent(name -> target.put("DNSName", name));
            }
        }
        return target;
    }
}
