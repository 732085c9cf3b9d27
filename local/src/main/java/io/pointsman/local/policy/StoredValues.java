package io.pointsman.local.policy;

import io.pointsman.endpoint.cloudformation.template.Declared;
import io.pointsman.endpoint.cloudformation.template.Parameter;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.local.policy.Allowance.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What CloudFormation looks up for a template: parameters of Parameter Store, and the secrets and parameters of dynamic references. */
record StoredValues(PolicyTarget target) {
    private static final Pattern REFERENCE =
            Pattern.compile("\\{\\{resolve:(ssm|ssm-secure|secretsmanager):(arn:(?:[^:}]+:){5}[^:}]+|[^:}]+)");
    private static final String SOURCE =
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html";
    private static final String PARAMETER_TYPES =
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html";

    List<Need> of(StackTemplate stack) {
        List<Need> needs = new ArrayList<>();
        for (Parameter parameter : stack.template().parameters().values()) {
            if (parameter.isStored()) {
                String key = Optional.ofNullable(target.parameters().get(parameter.name()))
                        .or(parameter::fallback)
                        .orElse(PolicyTarget.ANY);
                needs.add(parameter(key, stack.file() + ":1 " + parameter.name() + " (a parameter)", PARAMETER_TYPES));
            }
        }
        for (Declared resource : stack.template().resources().values()) {
            if (!ResourceNeeds.isLeftOut(resource, target)) {
                walk(resource.attributes(), stack, resource, needs);
            }
        }
        return needs;
    }

    private void walk(Object value, StackTemplate stack, Declared resource, List<Need> needs) {
        if (Values.call(value).isPresent() || Values.isScalar(value)) {
            stack.texts().of(value).forEach(text -> found(text, stack.label(resource), needs));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(inner -> walk(inner, stack, resource, needs));
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> walk(inner, stack, resource, needs));
        }
    }

    private void found(String text, String whose, List<Need> needs) {
        Matcher references = REFERENCE.matcher(text);
        while (references.find()) {
            String name = references.group(2);
            needs.add(
                    references.group(1).equals("secretsmanager")
                            ? new Need("secretsmanager:GetSecretValue", List.of(secret(name)), Map.of(), whose, SOURCE)
                            : parameter(name, whose, SOURCE));
        }
    }

    private Need parameter(String name, String whose, String source) {
        String arn = name.startsWith("arn:")
                ? name
                : Arns.filled(
                        "arn:${Partition}:ssm:${Region}:${Account}:parameter/" + name.replaceFirst("^/", ""), target);
        return new Need("ssm:GetParameters", List.of(arn), Map.of(), whose, source);
    }

    /** Secrets Manager adds six characters to the name. */
    private String secret(String name) {
        return name.startsWith("arn:")
                ? name
                : Arns.filled("arn:${Partition}:secretsmanager:${Region}:${Account}:secret:" + name + "-*", target);
    }
}
