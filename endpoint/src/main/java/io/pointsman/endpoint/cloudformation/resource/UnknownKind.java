package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.EndpointLimit;

/** A type that the endpoint does not know: it refuses it as its own limit, and does not pretend. */
final class UnknownKind implements Kind {
    @Override
    public Work create(Wish wish) {
        throw EndpointLimit.of("resources of type " + wish.type());
    }

    @Override
    public Work update(Wish wish, Made made) {
        throw EndpointLimit.of("resources of type " + wish.type());
    }

    /** Nothing was made. */
    @Override
    public Work delete(Wish wish, Made made) {
        return new Work.Done(made);
    }
}
