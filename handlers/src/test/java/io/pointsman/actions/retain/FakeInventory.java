package io.pointsman.actions.retain;

import io.pointsman.release.AliasState;
import io.pointsman.release.StackStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Versions in memory, each of a kilobyte. */
final class FakeInventory implements Inventory {
    final Map<String, StackStatus> stacks = new HashMap<>(Map.of("web", StackStatus.UPDATE_COMPLETE));
    final Map<String, List<Integer>> versions = new HashMap<>();
    final Map<String, List<AliasState>> aliases = new HashMap<>();
    final Set<String> template = new HashSet<>();
    final Set<String> deploying = new HashSet<>();
    final Set<String> inUse = new HashSet<>();
    Runnable beforeDelete = () -> {};
    final List<String> deleted = new ArrayList<>();

    @Override
    public Map<String, StackStatus> stacks(String stack) {
        return stacks;
    }

    @Override
    public Set<String> versionsOfTemplates(String stack) {
        return template;
    }

    @Override
    public synchronized List<Version> versions(String function) {
        return versions.getOrDefault(function, List.of()).stream()
                .map(number -> new Version(String.valueOf(number), 1_024))
                .toList();
    }

    @Override
    public List<AliasState> aliases(String function) {
        return aliases.getOrDefault(function, List.of());
    }

    @Override
    public boolean isDeploying(String application, String group) {
        return deploying.contains(application + " " + group);
    }

    @Override
    public synchronized Deletion delete(String function, String version) {
        beforeDelete.run();
        if (inUse.contains(function + ":" + version)) {
            return new Deletion.InUse("an alias refers to it");
        }
        deleted.add(function + ":" + version);
        versions.computeIfPresent(
                function,
                (name, all) -> all.stream()
                        .filter(number -> !version.equals(String.valueOf(number)))
                        .toList());
        return new Deletion.Deleted();
    }
}
