package io.pointsman.runtime;

import io.pointsman.json.JsonObject;
import io.pointsman.release.record.ReleaseDocument.Revision;
import java.util.Optional;

/** A document as it was found, or written, with the mark of that state; no mark where there is none. */
record SeenDocument(JsonObject document, Optional<String> etag, Optional<String> version, Revision revision) {
    static final SeenDocument NOTHING =
            new SeenDocument(JsonObject.empty(), Optional.empty(), Optional.empty(), Revision.UNKNOWN);
}
