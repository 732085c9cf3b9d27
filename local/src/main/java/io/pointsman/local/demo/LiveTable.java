package io.pointsman.local.demo;

import io.pointsman.local.play.Console;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which version answered how many customers, told while a release goes on: a row for each stage as soon as it has ended. */
final class LiveTable {
    /** Behind the columns of an action's name and status. */
    private static final int INDENT = 23;

    private final Console console;
    private final List<String> versions;
    private final Set<String> told = new HashSet<>();

    /** @param versions that customers may get */
    LiveTable(Console console, List<String> versions) {
        this.console = console;
        this.versions = versions;
    }

    /** Tells the stages that have ended since this was asked last. */
    void tell(CustomersByStage stages) {
        stages.all().stream()
                .filter(stage -> !stage.end().equals(Instant.MAX) && stage.all() > 0 && told.add(stage.name()))
                .forEach(stage -> console.line("           customers: " + counted(stage), INDENT));
    }

    private String counted(CustomersByStage.Stage stage) {
        return versions.stream()
                .map(version -> stage.of(version) + " by version " + version)
                .collect(Collectors.joining(", ", "", " (" + stage.name() + ")"));
    }
}
