package io.pointsman.actions.changeset;

import io.pointsman.alias.DeclaredFunctions;
import io.pointsman.alias.DeployedStack;
import io.pointsman.engine.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The functions that there are, in the templates of a release and in its stack. A name in the settings that is none of theirs is a
 * slip: the function that is meant would not be pinned, nor guarded, and CloudFormation would move its alias.
 */
final class FunctionNames {
    private final Set<String> known = new TreeSet<>();
    private final Set<String> unread = new TreeSet<>();
    private boolean isWhole = true;

    void add(DeclaredFunctions declared) {
        known.addAll(declared.ids());
        isWhole &= declared.isWhole();
    }

    /**
     * A nested stack whose template is not at hand: what is in it may have any name.
     *
     * @param isOne false: it stands in a loop, as it is written there
     */
    void unread(String path, boolean isOne) {
        unread.add(path);
        isWhole &= isOne;
    }

    /** As long as something cannot be known no name is a slip for certain. */
    void check(AliasWish wish, DeployedStack deployed) {
        known.addAll(deployed.functions().values());
        check("AllAtOnce", wish.atOnce());
        List<String> functions = new ArrayList<>(wish.production().selection().unknown(known));
        functions.addAll(wish.production().own().keySet());
        check("Functions", functions);
    }

    private void check(String key, Collection<String> names) {
        Set<String> slips = new TreeSet<>(names);
        slips.removeIf(name -> known.contains(name) || isUnread(name));
        if (isWhole && !slips.isEmpty()) {
            throw Refusal.configuration(key + " names " + String.join(", ", slips)
                    + ", which neither the template nor the stack has; they have " + String.join(", ", known));
        }
    }

    private boolean isUnread(String name) {
        return unread.stream().anyMatch(path -> name.equals(path) || name.startsWith(path + "-"));
    }
}
