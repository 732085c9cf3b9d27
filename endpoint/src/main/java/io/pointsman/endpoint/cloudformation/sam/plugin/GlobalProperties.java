package io.pointsman.endpoint.cloudformation.sam.plugin;

import io.pointsman.endpoint.cloudformation.sam.spec.SpecificationFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which properties {@code Globals} may have for which type. The facts are in {@code globals.txt}. */
final class GlobalProperties {
    private GlobalProperties() {}

    static Map<String, List<String>> read() {
        return SpecificationFile.text("globals.txt")
                .lines()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> List.of(parts[1].split(" ", -1)), (one, other) -> one));
    }
}
