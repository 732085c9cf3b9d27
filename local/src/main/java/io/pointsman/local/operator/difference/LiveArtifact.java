package io.pointsman.local.operator.difference;

import io.pointsman.local.operator.DeployedTemplate;
import io.pointsman.local.operator.Looked;
import io.pointsman.release.record.SourceArtifactPlace;
import java.util.Optional;

/** What is live, as AWS has it. Reading alone. */
public interface LiveArtifact {
    /** Empty where there is no such stack yet. */
    Looked<Optional<DeployedTemplate>> stack(String name);

    /** The bytes of a source artifact. */
    Looked<byte[]> artifact(SourceArtifactPlace place);
}
