package io.pointsman.actions.rewrite;

import io.pointsman.template.Location;
import java.util.Optional;

/** Decides where something is released from. */
interface Places {
    /** May store what has to be stored. Called once for each item. */
    Placed place(Item item);

    /** SHA-256 of a package that was placed, in Base64; empty where nobody can say. */
    default Optional<String> codeSha256(Location placed) {
        return Optional.empty();
    }

    /** @param why one sentence, where there is more to say than that the content is new */
    record Placed(Location location, String why) {}

    /** Without a store: where everything would be. */
    static Places dry(Location artifact, Packaging packaging) {
        return item -> new Placed(
                packaging.leaves(item) ? artifact : Location.of(artifact.bucket(), CodeStore.FOLDER + item.name()),
                "not stored");
    }
}
