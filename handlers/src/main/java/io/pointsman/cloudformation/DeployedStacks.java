package io.pointsman.cloudformation;

import io.pointsman.alias.DeployedStack;

/** Stacks as they stand, with those nested in them: resources, template after its transforms, parameters. */
public interface DeployedStacks {
    /** @param stack its id, or its name while it is there */
    DeployedStack read(String stack);
}
