package io.pointsman.actions.shift.ports;

import io.pointsman.json.JsonObject;

/**
 * Hooks on a first release. CodeDeploy shifts from a version to another, and there is none yet, so Pointsman asks them itself:
 * with CodeDeploy's event and a member {@code Pointsman} beside. A hook answers by what it returns.
 */
public interface FirstHooks {
    Answer ask(String hook, JsonObject event);

    /** @param why what the hook said, or the end of its log */
    record Answer(boolean yes, String why) {}
}
