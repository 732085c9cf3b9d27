package io.pointsman.local.operator.deed;

import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.Looked;
import io.pointsman.local.operator.OperatorTrouble;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.ReleaseIndex;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What goes where when a stack goes back to an earlier release.
 *
 * @param from the release that production is on
 * @param to the one that comes back
 */
public record WayBackPlan(
        String stack, String alias, ReleaseIndex.Entry from, ReleaseIndex.Entry to, List<FunctionMove> moves) {
    /**
     * One function.
     *
     * @param now its alias
     * @param version that it goes to; empty: the earlier release did not have it, so it stays
     */
    public record FunctionMove(String id, String function, Looked<Optional<AliasState>> now, Optional<String> version) {
        /** As far as it is known, it is there already. */
        public boolean stays() {
            return version.isEmpty()
                    || now.value()
                            .flatMap(state -> state)
                            .filter(state -> state.restsOn(version.get()))
                            .isPresent();
        }
    }

    /**
     * An {@link OperatorTrouble} where there is nothing to go back to.
     *
     * @param run that brought in what shall come back; empty: the one before
     * @param aliases reads the alias of a function
     */
    public static WayBackPlan of(
            String stack,
            ReleaseIndex index,
            String alias,
            Optional<String> run,
            Function<String, Looked<Optional<AliasState>>> aliases) {
        ReleaseIndex.Entry from = index.current(alias)
                .orElseThrow(() -> trouble("stack " + stack + " has had no release on alias " + alias
                        + ", so there is nothing to go back from" + others(index, alias)));
        ReleaseIndex.Entry to = run.map(name -> named(stack, index, alias, name))
                .orElseGet(() -> index.before(from)
                        .orElseThrow(() -> trouble("release " + from.run() + " of stack " + stack
                                + " is the first on alias " + alias + ", so there is none before it")));
        if (to.equals(from)) {
            throw trouble("stack " + stack + " is on release " + to.run()
                    + " already; name another: --to RUN (pointsman releases " + stack + ")");
        }
        if (to.retired()) {
            throw trouble("release " + to.run() + " cannot come back: retain has deleted versions of it. Release its"
                    + " source again, or name another: --to RUN (pointsman releases " + stack + ")");
        }
        return new WayBackPlan(stack, alias, from, to, moves(from, to, aliases));
    }

    private static ReleaseIndex.Entry named(String stack, ReleaseIndex index, String alias, String run) {
        return index.releases(alias).reversed().stream()
                .filter(entry -> entry.run().equals(run))
                .findFirst()
                .orElseThrow(() -> trouble("run " + run + " never arrived on alias " + alias + " of stack " + stack
                        + ", so it cannot come back; name one that was released: --to RUN (pointsman releases " + stack
                        + ")"));
    }

    private static String others(ReleaseIndex index, String alias) {
        List<String> others = index.releases()
                .map(ReleaseIndex.Entry::alias)
                .filter(other -> !other.equals(alias))
                .distinct()
                .toList();
        return others.isEmpty() ? "" : "; there were on " + String.join(", ", others) + " (--alias NAME)";
    }

    private static List<FunctionMove> moves(
            ReleaseIndex.Entry from, ReleaseIndex.Entry to, Function<String, Looked<Optional<AliasState>>> aliases) {
        Map<String, PublishedVersion> all = new TreeMap<>(from.versions().functions());
        all.putAll(to.versions().functions());
        return all.entrySet().stream()
                .map(one -> new FunctionMove(
                        one.getKey(),
                        one.getValue().function(),
                        aliases.apply(one.getValue().function()),
                        Optional.ofNullable(to.versions().functions().get(one.getKey()))
                                .map(PublishedVersion::version)))
                .toList();
    }

    private static OperatorTrouble trouble(String message) {
        return new OperatorTrouble(ExitCode.FAILED, message);
    }
}
