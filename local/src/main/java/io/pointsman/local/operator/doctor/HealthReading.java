package io.pointsman.local.operator.doctor;

import io.pointsman.local.operator.DeployedTemplate;
import io.pointsman.local.operator.Looked;
import java.util.List;
import java.util.Optional;

/** What a doctor asks AWS, beside how the stack stands. Reading alone. */
public interface HealthReading {
    /**
     * The release bucket.
     *
     * @param losses what its lifecycle rules take away that a way back may need, in words
     */
    record BucketState(boolean isVersioned, List<String> losses) {}

    Looked<BucketState> bucket();

    /** Empty where the installation has no queue of them. */
    Looked<Optional<Integer>> deadLetters();

    /** Empty where there is no such stack. */
    Looked<Optional<DeployedTemplate>> deployed(String stack);

    Looked<Boolean> hasVersion(String function, String version);

    /** Whether the caller may have the versions of an earlier release brought back. Nothing is called. */
    Looked<Boolean> mayGoBack();
}
