package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.LogicalId;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code Domain} of a REST API: the domain name, a mapping for each base path, and its records. A private one is of version 2. */
record RestDomain(SamResource api, Map<String, CfnResource> recordSets) {
    private static final List<String> OPTIONAL =
            List.of("SecurityPolicy", "EndpointAccessMode", "OwnershipVerificationCertificateArn");

    List<CfnResource> made() {
        if (api.property("Domain").isEmpty()) {
            return List.of();
        }
        if (!(api.need("Domain") instanceof Map)) {
            throw api.trouble("Property 'Domain' should be a map.");
        }
        Map<String, Object> domain = api.map("Domain");
        boolean hidden = "PRIVATE".equals(domain.get("EndpointConfiguration"));
        Object name = need(domain, "DomainName");
        Object certificate = need(domain, "CertificateArn");
        String id = LogicalId.of(hidden ? "ApiGatewayDomainNameV2" : "ApiGatewayDomainName", name);
        if (!hidden) {
            domain.put("ApiDomainName", id);
        }
        CfnResource resource = api.beside(id, hidden ? "AWS::ApiGateway::DomainNameV2" : "AWS::ApiGateway::DomainName")
                .with("DomainName", name);
        String endpoint = endpoint(domain);
        resource.with(endpoint.equals("REGIONAL") ? "RegionalCertificateArn" : "CertificateArn", certificate);
        Map<String, Object> configuration = Tree.of("Types", Tree.listOf(endpoint));
        Tree.trueAt(domain, "IpAddressType").ifPresent(type -> configuration.put("IpAddressType", type));
        resource.with("EndpointConfiguration", configuration);
        tls(domain, resource, hidden);
        OPTIONAL.forEach(property -> resource.with(property, Tree.trueAt(domain, property)));
        if (hidden) {
            resource.with("Policy", Tree.trueAt(domain, "Policy"));
        }
        List<CfnResource> made = new ArrayList<>();
        made.add(resource);
        made.addAll(mappings(domain, id, hidden));
        made.addAll(new RecordSets(api, domain, recordSets).of(hidden ? String.valueOf(name) : id));
        if (hidden) {
            association(domain, id).ifPresent(made::add);
        }
        return made;
    }

    private Object need(Map<String, Object> domain, String property) {
        return Tree.at(domain, property)
                .orElseThrow(() -> api.trouble("Property 'Domain." + property + "' is required."));
    }

    private String endpoint(Map<String, Object> domain) {
        Object endpoint = domain.computeIfAbsent("EndpointConfiguration", absent -> "REGIONAL");
        if (!List.of("EDGE", "REGIONAL", "PRIVATE").contains(endpoint)) {
            throw api.trouble(
                    "EndpointConfiguration for Custom Domains must be one of ['EDGE', 'REGIONAL', 'PRIVATE'].");
        }
        return String.valueOf(endpoint);
    }

    private void tls(Map<String, Object> domain, CfnResource resource, boolean hidden) {
        Optional<Object> declared =
                Tree.trueAt(domain, "MutualTlsAuthentication").filter(tls -> !hidden);
        declared.ifPresent(tls -> {
            if (!(tls instanceof Map<?, ?> map)) {
                throw api.trouble("Property 'Domain.MutualTlsAuthentication' should be a map.");
            }
            List<String> known = List.of("TruststoreUri", "TruststoreVersion");
            if (!known.containsAll(map.keySet())) {
                throw api.trouble("Available Domain.MutualTlsAuthentication fields are ['TruststoreUri', "
                        + "'TruststoreVersion'].");
            }
            Map<String, Object> made = Tree.of();
            known.forEach(name -> Tree.trueAt(map, name).ifPresent(value -> made.put(name, value)));
            resource.with("MutualTlsAuthentication", made);
        });
    }

    private List<CfnResource> mappings(Map<String, Object> domain, String id, boolean hidden) {
        List<Object> paths = Tree.trueAt(domain, "BasePath")
                .filter(path -> path instanceof String || path instanceof List)
                .map(Tree::asList)
                .orElse(List.of());
        if (paths.isEmpty()) {
            return List.of(mapping("", id, hidden));
        }
        boolean bare = Tree.at(domain, "NormalizeBasePath").map(Tree::isTrue).orElse(true);
        List<CfnResource> mappings = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            if (!(paths.get(i) instanceof String path)) {
                throw api.trouble("Property 'Domain.BasePath[" + i + "]' should be a string.");
            }
            String letters = path.replaceAll("[^\\p{L}\\p{N}]", "");
            mappings.add(mapping(letters, id, hidden).with("BasePath", bare ? letters : path));
        }
        return mappings;
    }

    private CfnResource mapping(String letters, String id, boolean hidden) {
        return api.beside(
                        api.id() + letters + "BasePathMapping",
                        hidden ? "AWS::ApiGateway::BasePathMappingV2" : "AWS::ApiGateway::BasePathMapping")
                .with(hidden ? "DomainNameArn" : "DomainName", Fn.ref(id))
                .with("RestApiId", Fn.ref(api.id()))
                .with("Stage", Fn.ref(api.id() + ".Stage"));
    }

    private Optional<CfnResource> association(Map<String, Object> domain, String id) {
        return Tree.at(domain, "AccessAssociation").map(declared -> {
            Object endpoint = Tree.at(Tree.map(declared), "VpcEndpointId").orElse("");
            return api.beside(
                            LogicalId.of("DomainNameAccessAssociation", Tree.listOf(endpoint, id)),
                            "AWS::ApiGateway::DomainNameAccessAssociation")
                    .with("DomainNameArn", Fn.ref(id))
                    .with("AccessAssociationSourceType", "VPCE")
                    .with("AccessAssociationSource", endpoint);
        });
    }
}
