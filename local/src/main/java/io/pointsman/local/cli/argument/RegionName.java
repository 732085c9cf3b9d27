package io.pointsman.local.cli.argument;

import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/** The name of a Region. Whether AWS has such a one is not asked: an endpoint of one's own may call itself what it likes. */
public record RegionName(String name) {
    private static final String USUAL = "us-east-1";

    public static RegionName of(String text) {
        if (text.matches("[a-z][a-z0-9-]{0,61}[a-z0-9]")) {
            return new RegionName(text);
        }
        throw new TypeConversionException(
                "'" + text + "' is no name of a Region; one is of small letters, digits and hyphens, as eu-central-1");
    }

    /** As the AWS CLI reads it: a variable that is set to nothing is not set. */
    public static RegionName given(Optional<RegionName> option, Optional<String> variable) {
        return option.or(() -> variable.filter(text -> !text.isEmpty()).map(RegionName::of))
                .orElseGet(() -> new RegionName(USUAL));
    }

    @Override
    public String toString() {
        return name;
    }
}
