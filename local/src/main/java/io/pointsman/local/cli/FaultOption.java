package io.pointsman.local.cli;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.fault.FaultText;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/** Calls to an endpoint of this machine that go wrong. */
record FaultOption(FaultText text) {
    static FaultOption of(String text) {
        try {
            return new FaultOption(FaultText.of(text));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /** The operation that it is for, where the endpoint has none of that name. */
    Optional<String> unknown(World world) {
        return text.operation().filter(name -> !isThere(world, name));
    }

    private static boolean isThere(World world, String name) {
        String[] parts = name.split(":", 2);
        return Optional.ofNullable(world.services().get(parts[0]))
                .filter(service -> service.operations().containsKey(parts[1]))
                .isPresent();
    }

    void plan(World world) {
        world.faults().plan(text);
    }
}
