package io.pointsman.template;

import java.util.List;

/**
 * Makes the sites of one value: where it stands is known, and what it says is not yet.
 *
 * @param functions the logical ids of those that have this code
 * @param at where the value stands
 * @param hasOther by a condition something else may stand there, which is not in the artifact
 */
record Siting(Rule rule, Resource resource, List<String> functions, Place at, boolean hasOther) {
    /** Of a value that is replaced. */
    Wanted of(Known known) {
        Siting whole = hasOther || !isLocal(known) ? new Siting(rule, resource, functions, at, true) : this;
        return whole.wanted(known);
    }

    private static boolean isLocal(Known known) {
        return switch (known) {
            case Known.Text(String text, var ignored) -> !CodeReader.isRemote(text);
            case Known.Choice(String ignored, Known yes, Known no) -> isLocal(yes) && isLocal(no);
            case Known.Nothing ignored -> false;
            case Known.Unknown ignored -> false;
        };
    }

    private Wanted wanted(Known known) {
        return switch (known) {
            case Known.Text(String text, var ignored)
            when CodeReader.isRemote(text) ->
                new Wanted.Fixed(Location.parse(text).orElseThrow());
            case Known.Text(String text, var assumed) ->
                new Wanted.One(
                        site(new CodeSite.Local(text, assumed), rule.form().takesVersion()));
            case Known.Choice(String condition, Known yes, Known no) ->
                new Wanted.Choice(condition, wanted(yes), wanted(no));
            case Known.Nothing ignored -> throw new IllegalStateException("nothing is no location");
            case Known.Unknown ignored -> throw new IllegalStateException("what is unknown is no location");
        };
    }

    /** Of a value that names the file by another place. */
    Wanted published(PublishedFile file) {
        return new Wanted.One(site(
                new CodeSite.KnownAsset(file.name(), file.path().orElseThrow()),
                rule.form().takesVersion()));
    }

    /** Of a text that stays, and has no place for a version. */
    Wanted byParameters(Reading.ByParameters parameters) {
        return new Wanted.One(
                site(new CodeSite.ByParameters(parameters.bucket(), parameters.key()), /* takesVersion= */ false));
    }

    /** Of one turn of the loops around the resource. */
    Siting in(LoopTurn turn) {
        return new Siting(
                rule,
                resource.in(turn),
                functions.stream().map(id -> turn.in(id).text()).toList(),
                at,
                hasOther);
    }

    /** Of a text that is known. */
    CodeSite site(Known.Text path) {
        return site(new CodeSite.Local(path.text(), path.assumed()), rule.form().takesVersion());
    }

    private CodeSite site(CodeSite.Need need, boolean takesVersion) {
        return new CodeSite(resource.id(), rule.path(), at, rule.kind(), need, functions, takesVersion, hasOther);
    }
}
