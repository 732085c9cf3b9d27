package io.pointsman.local.cli;

import io.pointsman.actions.changeset.ChangeSetHandler;
import io.pointsman.actions.execute.ExecuteHandler;
import io.pointsman.actions.publish.PublishHandler;
import io.pointsman.actions.retain.RetainHandler;
import io.pointsman.actions.rewrite.RewriteHandler;
import io.pointsman.actions.shift.ShiftHandler;
import io.pointsman.settings.Key;
import java.util.List;
import java.util.Map;

/** The keys of each action, as the actions have them. */
final class ActionKeys {
    static final Map<String, List<Key<?>>> ALL = Map.of(
            "changeset", ChangeSetHandler.keys(),
            "execute", ExecuteHandler.keys(),
            "publish", PublishHandler.keys(),
            "retain", RetainHandler.keys(),
            "rewrite", RewriteHandler.keys(),
            "shift", ShiftHandler.keys());

    private ActionKeys() {}
}
