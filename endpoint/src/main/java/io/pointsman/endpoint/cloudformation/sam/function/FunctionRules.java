package io.pointsman.endpoint.cloudformation.sam.function;

import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What does not go together in a function, before anything is made of it. */
record FunctionRules(SamResource function) {
    private static final Set<String> OF_TENANTS = Set.of("Api", "HttpApi");

    void check() {
        List<String> troubles = new ArrayList<>();
        apart(troubles, "CapacityProviderConfig", "ProvisionedConcurrencyConfig");
        apart(troubles, "CapacityProviderConfig", "VpcConfig");
        needs(troubles, "FunctionScalingConfig", "CapacityProviderConfig");
        needs(troubles, "VersionDeletionPolicy", "AutoPublishAlias");
        if (!troubles.isEmpty()) {
            throw function.trouble(String.join("\n", troubles));
        }
        deadLetters();
        tenants();
    }

    private void apart(List<String> troubles, String one, String other) {
        if (function.property(one).isPresent() && function.property(other).isPresent()) {
            troubles.add("Cannot specify '" + one + "' and '" + other + "' together.");
        }
    }

    private void needs(List<String> troubles, String one, String other) {
        if (function.property(one).isPresent() && function.property(other).isEmpty()) {
            troubles.add("'" + one + "' requires '" + other + "'.");
        }
    }

    private void deadLetters() {
        if (!function.isTrue("DeadLetterQueue")) {
            return;
        }
        Map<String, Object> queue = function.map("DeadLetterQueue");
        Optional<Object> type = Tree.trueAt(queue, "Type");
        if (type.isEmpty() || Tree.trueAt(queue, "TargetArn").isEmpty()) {
            throw function.trouble("'DeadLetterQueue' requires Type and TargetArn properties to be specified.");
        }
        if (!(type.get() instanceof String)) {
            throw function.trouble("Property 'DeadLetterQueue.Type' should be a string.");
        }
        if (!type.get().equals("SQS") && !type.get().equals("SNS")) {
            throw function.trouble("'DeadLetterQueue' requires Type of ['SQS', 'SNS']");
        }
    }

    private void tenants() {
        if (!function.isTrue("TenancyConfig")) {
            return;
        }
        refuse("ProvisionedConcurrencyConfig", "Provisioned concurrency");
        refuse("FunctionUrlConfig", "Function URL");
        refuse("SnapStart", "SnapStart");
        function.map("Events").values().forEach(event -> {
            String type = String.valueOf(Tree.at(Tree.map(event), "Type").orElse("None"));
            if (!OF_TENANTS.contains(type)) {
                throw function.trouble(
                        "Event source '" + type + "' is not supported for functions enabled with tenancy "
                                + "configuration. Only Api and HttpApi event sources are supported.");
            }
        });
    }

    private void refuse(String property, String what) {
        if (function.isTrue(property)) {
            throw function.trouble(what + " is not supported for functions enabled with tenancy configuration.");
        }
    }
}
