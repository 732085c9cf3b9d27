package io.pointsman.actions.retain;

import io.pointsman.release.AliasState;
import io.pointsman.release.StackStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is there, in CloudFormation, Lambda and CodeDeploy. */
interface Inventory {
    /** A stack and the stacks nested in it, by name or ARN. */
    Map<String, StackStatus> stacks(String stack);

    /** Versions that are resources of the stack or of one nested in it, as {@code FUNCTION:NUMBER}. */
    Set<String> versionsOfTemplates(String stack);

    /** All published versions of a function. */
    List<Version> versions(String function);

    List<AliasState> aliases(String function);

    /** Whether a deployment is under way in a deployment group; one that does not exist has none. */
    boolean isDeploying(String application, String group);

    /** Whether it was deleted; one that is in use after all stays, in Lambda's words. One that is gone already is fine. */
    Deletion delete(String function, String version);

    /** @param bytes of its code package, of which the account's code storage has a limited number */
    record Version(String number, long bytes) {
        long numeric() {
            return Long.parseLong(number);
        }
    }

    sealed interface Deletion {
        record Deleted() implements Deletion {}

        record InUse(String why) implements Deletion {}
    }
}
