package io.pointsman.alias;

import io.pointsman.template.Problem;
import io.pointsman.template.TemplateResource;
import io.pointsman.template.TemplateValue;
import java.util.List;
import java.util.Optional;

/** Production aliases whose traffic CloudFormation would let CodeDeploy shift, as Pointsman does after it. */
final class OwnShift {
    private static final String POLICY = "CodeDeployLambdaAliasUpdate";

    private OwnShift() {}

    /** @param before the ids of the nested stacks around, {@code Shop-}; empty in the stack itself */
    static List<Problem> problems(List<TemplateResource> declared, String before, ProductionAlias production) {
        return declared.stream()
                .filter(one -> one.type().equals(DeployedStack.ALIAS))
                .filter(one -> isProduction(one, declared, before, production))
                .flatMap(one -> one.attribute("UpdatePolicy").flatMap(policy -> policy.get(POLICY)).stream()
                        .map(policy -> new Problem(
                                policy.at(),
                                POLICY + " of " + one.id()
                                        + " would let CloudFormation shift the traffic that Pointsman shifts; take the"
                                        + " UpdatePolicy out (in the CDK the LambdaDeploymentGroup) and give type,"
                                        + " alarms and hooks to the action shift, which makes a deployment group of"
                                        + " its own")))
                .toList();
    }

    private static boolean isProduction(
            TemplateResource alias, List<TemplateResource> declared, String before, ProductionAlias production) {
        Optional<String> name = alias.property("Name").flatMap(TemplateValue::known);
        return alias.property("FunctionName")
                .flatMap(value -> DeclaredFunction.of(value, declared))
                .filter(id -> name.isPresent() && production.of(before + id).equals(name))
                .isPresent();
    }
}
