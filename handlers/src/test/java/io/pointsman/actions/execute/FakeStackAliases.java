package io.pointsman.actions.execute;

import io.pointsman.release.AliasArn;
import io.pointsman.release.AliasState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Aliases by hand: the test moves them. */
final class FakeStackAliases implements StackAliases {
    final Map<String, AliasState> standing = new LinkedHashMap<>();

    /** Alias resources of the stack, ARN by id. */
    final Map<String, String> resources = new LinkedHashMap<>();

    /** What was put back, as "ARN version". */
    final List<String> putBack = new ArrayList<>();

    /** How often somebody else is faster. */
    int overtaken;

    /** What happens while Lambda is asked. */
    Optional<Runnable> whileAsked = Optional.empty();

    /** What Lambda answers instead; a no of its own, or that it is away. */
    Optional<RuntimeException> trouble = Optional.empty();

    @Override
    public Optional<Found> find(AliasArn alias) {
        whileAsked.ifPresent(Runnable::run);
        trouble.ifPresent(one -> {
            throw one;
        });
        return Optional.ofNullable(standing.get(alias.text())).map(state -> new Found(state, state.said()));
    }

    @Override
    public boolean putBack(AliasArn alias, AliasState wanted, Found seen) {
        if (overtaken > 0) {
            overtaken--;
            return false;
        }
        putBack.add(alias.text() + " " + wanted.version());
        standing.put(alias.text(), wanted);
        return true;
    }

    @Override
    public List<String> named(String stack, List<String> ids) {
        return ids.stream().filter(resources::containsKey).map(resources::get).toList();
    }
}
