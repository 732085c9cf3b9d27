package io.pointsman.actions.execute;

import io.pointsman.cloudformation.SdkChangeSets;
import io.pointsman.gates.S3Gates;
import io.pointsman.lambda.SdkFunctionReadings;
import io.pointsman.runtime.ActionFunction;
import io.pointsman.runtime.SdkStackFunctions;
import io.pointsman.runtime.Workplace;
import io.pointsman.settings.Key;
import java.util.List;

/** The Lambda function {@code execute}. */
public final class ExecuteHandler extends ActionFunction {
    public ExecuteHandler() {
        super(ExecuteHandler::action);
    }

    /** What may be set for it, beside the keys that every action knows. */
    public static List<Key<?>> keys() {
        return ExecuteKeys.ALL;
    }

    private static ExecuteAction action(Workplace workplace) {
        ExecuteAction.Ports ports = new ExecuteAction.Ports(
                new SdkExecutions(workplace.clients().cloudFormation()),
                new SdkChangeSets(workplace.clients().cloudFormation()),
                new SdkStackAliases(
                        workplace.clients().lambda(), workplace.clients().cloudFormation()),
                new SdkOrphans(
                        workplace.clients().cloudFormation(),
                        workplace.clients().lambda()),
                new SdkStackFunctions(workplace.clients().cloudFormation()),
                new SdkFunctionReadings(workplace.clients().lambda()),
                new S3Gates(workplace.clients().s3(), workplace.environment().need("RELEASE_BUCKET")),
                new S3ReleasedObjects(workplace.clients().s3()),
                workplace.records(),
                workplace.log());
        return new ExecuteAction(workplace.artifacts(), ports, workplace.clock());
    }
}
