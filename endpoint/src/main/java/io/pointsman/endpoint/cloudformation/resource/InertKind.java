package io.pointsman.endpoint.cloudformation.resource;

import java.util.Map;

/** A resource of a type that the endpoint does not have: it has a name and an ARN, and does nothing. */
final class InertKind implements Kind {
    @Override
    public Work create(Wish wish) {
        return new Work.Done(InertNames.made(wish));
    }

    @Override
    public Work update(Wish wish, Made made) {
        return new Work.Done(made.updated(wish));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        return new Work.Done(new Made(made.physicalId(), Map.of(), Map.of()));
    }
}
