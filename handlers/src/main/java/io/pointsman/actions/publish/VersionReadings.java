package io.pointsman.actions.publish;

import io.pointsman.lambda.FunctionReadings;
import java.util.Optional;

/** What {@link Versions} knows, for whoever tells of functions that were changed by hand. */
record VersionReadings(Versions versions) implements FunctionReadings {
    @Override
    public Optional<FunctionReading> latest(String function) {
        return Optional.of(of(versions.latest(function)));
    }

    @Override
    public Optional<FunctionReading> version(String function, String version) {
        return versions.version(function, version).map(VersionReadings::of);
    }

    static FunctionReading of(FunctionState state) {
        boolean isImage = "Image".equals(state.configuration().get("PackageType"));
        return new FunctionReading(state.deployed(), state.lastModified(), isImage);
    }
}
