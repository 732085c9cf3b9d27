package io.pointsman.cloudformation;

import io.pointsman.alias.DeployedStack;
import java.util.Map;

/** Stacks as they stand, with those nested in them: resources, template after its transforms, parameters. */
public interface DeployedStacks {
    /**
     * @param stack its id, or its name while it is there
     * @param parameters its own, which whoever asks has just read
     */
    DeployedStack read(String stack, Map<String, String> parameters);
}
