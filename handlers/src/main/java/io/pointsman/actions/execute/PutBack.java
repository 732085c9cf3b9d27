package io.pointsman.actions.execute;

import io.pointsman.engine.Refusal;
import io.pointsman.release.AliasCommand;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.TemplateAliases;
import io.pointsman.release.record.TemplateAliases.Touched;
import java.util.List;
import java.util.Optional;

/**
 * Puts production back where it was after an operation that failed: CloudFormation's own roll-back sends an alias to the version that the
 * template before gave it, which may be long out of use. An alias that somebody else has moved meanwhile is left alone, and named.
 */
final class PutBack {
    private static final int TRIES = 3;

    private final AliasKeeper keeper;
    private final StackAliases aliases;

    PutBack(AliasKeeper keeper, StackAliases aliases) {
        this.keeper = keeper;
        this.aliases = aliases;
    }

    /** One sentence for each alias that the operation had moved. May be repeated: what was put back before is said again. */
    List<String> of(ExecuteRequest request, Target target) {
        TemplateAliases known = keeper.known(request);
        return known.changeSet().equals(target.changeSet())
                ? known.touched().stream()
                        .flatMap(touched -> settled(request, touched).stream())
                        .toList()
                : List.of();
    }

    /** The failure of the update is what matters: an alias that cannot be asked or moved is named with the command. */
    private Optional<String> settled(ExecuteRequest request, Touched touched) {
        try {
            return settle(request, touched, TRIES);
        } catch (Refusal e) {
            return Optional.of(
                    touched.arn().description() + " was on " + touched.before().said()
                            + " before the update, and could not be put back (" + e.getMessage() + "): "
                            + command(touched));
        }
    }

    private Optional<String> settle(ExecuteRequest request, Touched touched, int tries) {
        Optional<StackAliases.Found> found = aliases.find(touched.arn());
        if (found.isEmpty()) {
            return Optional.of(touched.arn().description() + ", which was on "
                    + touched.before().said()
                    + " before the update, is gone: aws lambda create-alias --function-name "
                    + touched.arn().function() + " --name " + touched.arn().alias() + " --function-version "
                    + touched.before().version());
        }
        AliasState now = found.get().state();
        if (now.equals(touched.before())) {
            return touched.movedTo().map(version -> back(touched, version));
        }
        if (!isByTheTemplate(touched, now)) {
            return Optional.of(
                    touched.arn().description() + " was on " + touched.before().said()
                            + " before the update; somebody else has moved it since, to " + now.said());
        }
        Touched moved = touched.movedTo(now.version());
        keeper.movedTo(request, moved);
        if (aliases.putBack(touched.arn(), touched.before(), found.get())) {
            return Optional.of(back(moved, now.version()));
        }
        return tries > 1
                ? settle(request, touched, tries - 1)
                : Optional.of(touched.arn().description() + " was on "
                        + touched.before().said() + " before the update, and changes again and again: "
                        + command(touched));
    }

    /** CloudFormation sends all traffic to one version: that of the template before, or that of the template which failed. */
    private static boolean isByTheTemplate(Touched touched, AliasState now) {
        if (now.second().isPresent()) {
            return false;
        }
        boolean known = touched.template().isPresent() && touched.wanted().isPresent();
        return !known
                || touched.template().filter(now.version()::equals).isPresent()
                || touched.wanted().filter(now.version()::equals).isPresent();
    }

    private static String back(Touched touched, String from) {
        return "CloudFormation had moved " + touched.arn().description() + " to version " + from + "; it is back on "
                + touched.before().said() + ", where it was before the update";
    }

    private static String command(Touched touched) {
        return AliasCommand.route(
                touched.arn().function(),
                touched.arn().alias(),
                touched.before().version());
    }
}
