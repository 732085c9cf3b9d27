package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.kept.KeptSupplier;

/** How far one resource is: done, or known and to be looked at again. A refusal is an {@code AwsError}. */
public sealed interface Work {
    Made made();

    record Done(Made made) implements Work {}

    record Later(Made made, KeptSupplier<Work> look) implements Work {}
}
