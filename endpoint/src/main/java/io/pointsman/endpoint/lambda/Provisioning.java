package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.clock.EndpointClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Executions are allocated one to two minutes after they are asked for. When an alias that has some moves to another version, AWS
 * leaves all requests with the old one, by a weight of 1, until those of the new version are there.
 */
final class Provisioning {
    private static final Duration ALLOCATION = Duration.ofSeconds(90);

    private final EndpointClock clock;

    Provisioning(EndpointClock clock) {
        this.clock = clock;
    }

    /** Allocates them anew for the version that the qualifier means now. */
    Provision begin(LambdaFunction function, String qualifier, long wanted) {
        Provision provision = new Provision(wanted, false, clock.instant());
        function.provisions().put(qualifier, provision);
        clock.after(ALLOCATION, () -> allocated(function, qualifier, provision));
        return provision;
    }

    private static void allocated(LambdaFunction function, String qualifier, Provision provision) {
        if (provision.equals(function.provisions().get(qualifier))) {
            function.provisions().put(qualifier, provision.ready());
        }
    }

    /**
     * The alias as it is while its executions move.
     *
     * @param moved as it was asked for
     */
    Alias moving(LambdaFunction function, Alias old, Alias moved) {
        Provision provision = function.provisions().get(old.name());
        boolean moves = !moved.version().equals(old.version());
        if (provision == null || !moves || moved.share().isPresent()) {
            return moved;
        }
        begin(function, old.name(), provision.requested());
        Alias between = moved.shared(new Alias.Share(old.version(), BigDecimal.ONE));
        clock.after(ALLOCATION, () -> arrive(function, between));
        return between;
    }

    /** Only an alias that nobody has touched meanwhile loses the weight. */
    private static void arrive(LambdaFunction function, Alias between) {
        Optional.ofNullable(function.aliases().get(between.name()))
                .filter(between::equals)
                .ifPresent(alias -> function.aliases().put(alias.name(), alias.alone()));
    }
}
