package io.pointsman.actions.retain;

import io.pointsman.release.AliasState;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.ReleaseIndex;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Which releases stay, and which versions of a function nothing refers to. Pure. */
final class Retention {
    private final ReleaseIndex index;
    private final Set<ReleaseIndex.Entry> kept = new LinkedHashSet<>();

    /** @param keep releases on each alias */
    Retention(ReleaseIndex index, int keep) {
        this.index = index;
        Set<String> aliases = new LinkedHashSet<>();
        index.releases().forEach(entry -> aliases.add(entry.alias()));
        for (String alias : aliases) {
            List<ReleaseIndex.Entry> all = index.releases(alias).stream()
                    .filter(entry -> !entry.retired())
                    .toList();
            kept.addAll(all.subList(Math.max(0, all.size() - keep), all.size()));
            index.current(alias).ifPresent(kept::add);
        }
    }

    /** The releases that would lose a version. */
    List<ReleaseIndex.Entry> retired(String function, List<Inventory.Version> doomed) {
        Set<String> numbers = new HashSet<>();
        doomed.forEach(version -> numbers.add(version.number()));
        return index.releases()
                .filter(entry ->
                        version(entry, function).filter(numbers::contains).isPresent())
                .toList();
    }

    /**
     * The versions that may go. A function that no kept release has is left alone: nothing says what of it is old. What is newer
     * than the newest kept release belongs to a release that has not arrived yet.
     */
    List<Inventory.Version> doomed(
            String function, List<Inventory.Version> all, List<AliasState> aliases, Set<String> template) {
        Set<String> needed = new HashSet<>();
        kept.forEach(entry -> version(entry, function).ifPresent(needed::add));
        OptionalLong newest = needed.stream().mapToLong(Long::parseLong).max();
        if (newest.isEmpty()) {
            return List.of();
        }
        aliases.forEach(alias -> {
            needed.add(alias.version());
            alias.second().ifPresent(share -> needed.add(share.version()));
        });
        return all.stream()
                .filter(version -> version.numeric() < newest.getAsLong())
                .filter(version -> !needed.contains(version.number()))
                .filter(version -> !template.contains(function + ":" + version.number()))
                .toList();
    }

    private static Optional<String> version(ReleaseIndex.Entry entry, String function) {
        return entry.versions().functions().values().stream()
                .filter(version -> version.function().equals(function))
                .map(PublishedVersion::version)
                .findFirst();
    }

    int keptReleases() {
        return kept.size();
    }
}
