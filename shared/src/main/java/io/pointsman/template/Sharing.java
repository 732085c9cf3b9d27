package io.pointsman.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the changes that an alias would carry to a place that nobody meant. A change inside an anchored node is right only where
 * every alias of that anchor leads to the same change.
 */
final class Sharing {
    private final List<Node.Alias> aliases = new ArrayList<>();
    private final List<Intent> intents;
    /** Aliases that are themselves replaced: they carry nothing any more. */
    private final Set<Integer> replaced;

    Sharing(Node root, List<Intent> intents) {
        this.intents = intents;
        this.replaced = intents.stream()
                .filter(Intent.Replace.class::isInstance)
                .map(intent -> intent.node().span().from())
                .collect(Collectors.toSet());
        collect(root);
    }

    private void collect(Node node) {
        if (node instanceof Node.Alias alias) {
            aliases.add(alias);
        }
        node.children().forEach(this::collect);
    }

    List<Problem> problems() {
        return aliases.isEmpty()
                ? List.of()
                : intents.stream().flatMap(intent -> spread(intent).stream()).toList();
    }

    private Optional<Problem> spread(Intent intent) {
        Set<Integer> meant = new HashSet<>();
        intent.followed().forEach(alias -> meant.add(alias.span().from()));
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> places = new ArrayDeque<>(List.of(intent.node().span().from()));
        while (!places.isEmpty()) {
            int place = places.remove();
            for (Node.Alias alias : carriers(place)) {
                int from = alias.span().from();
                if (isFree(intent, alias)) {
                    continue;
                }
                if (!meant.contains(from)) {
                    return Optional.of(spread(intent, alias));
                }
                if (seen.add(from)) {
                    places.add(from);
                }
            }
        }
        return Optional.empty();
    }

    /** It repeats the whole that the change belongs to, so it means the same there. */
    private static boolean isFree(Intent intent, Node.Alias alias) {
        return intent.reach() instanceof Spot.Reach.With(Span whole)
                && alias.target().span().encloses(whole);
    }

    /** The aliases that repeat what stands at this place. */
    private List<Node.Alias> carriers(int place) {
        return aliases.stream()
                .filter(alias -> !replaced.contains(alias.span().from()))
                .filter(alias -> alias.target().span().contains(place))
                .toList();
    }

    private static Problem spread(Intent intent, Node.Alias alias) {
        return new Problem(
                intent.node().span().at(),
                "this value cannot change alone: *" + alias.name() + " at "
                        + alias.span().at() + " repeats it; write one of the two out");
    }
}
