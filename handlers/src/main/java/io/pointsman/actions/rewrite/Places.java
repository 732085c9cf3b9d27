package io.pointsman.actions.rewrite;

import io.pointsman.template.Location;
import java.util.Optional;

/** Decides where something is released from. */
interface Places {
    /** May store what has to be stored. Called once for each item. */
    Placed place(Item item);

    /** The same for a property that cannot name a version: what lies there now is held to it. */
    default Location current(Item item, Placed placed) {
        return placed.location().withoutVersion();
    }

    /** @param why one sentence, where there is more to say than that the content is new */
    record Placed(Origin origin, String why) {
        Location location() {
            return origin.location();
        }
    }

    /** Without a store: where everything would be. */
    static Places dry(Location artifact, Packaging packaging) {
        return item -> new Placed(
                new Origin(
                        packaging.leaves(item)
                                ? artifact
                                : Location.of(artifact.bucket(), CodeStore.FOLDER + item.name()),
                        Optional.empty()),
                "not stored");
    }
}
