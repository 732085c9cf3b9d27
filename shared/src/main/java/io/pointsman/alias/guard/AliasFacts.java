package io.pointsman.alias.guard;

import io.pointsman.alias.DeployedStack;
import io.pointsman.alias.ProductionAlias;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the guard knows beside the change set.
 *
 * @param functions those that the stack has, by physical name: the id, with those of nested stacks before it
 * @param aliases the function of each alias that the new template makes, by the alias's logical id
 * @param allowed functions whose alias CloudFormation may move in this release
 * @param nested ids of nested stacks that hold a production alias
 * @param stack as it stands before the change
 * @param isWhole the changes inside nested stacks are among those that are judged
 */
public record AliasFacts(
        ProductionAlias production,
        Map<String, String> functions,
        Map<String, String> aliases,
        Set<String> allowed,
        Set<String> nested,
        DeployedStack stack,
        boolean isWhole) {

    /** The physical name of a function of the stack. */
    Optional<String> physical(String function) {
        return functions.entrySet().stream()
                .filter(one -> one.getValue().equals(function))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
