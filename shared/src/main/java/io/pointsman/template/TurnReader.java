package io.pointsman.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads a code property that differs from turn to turn of {@code Fn::ForEach}. Its text is written once, so the locations go into a
 * mapping that each turn looks itself up in, as the SAM CLI writes it.
 */
final class TurnReader {
    private static final String OUT = "; write the resources out";
    private static final int LONGEST_NAME = 255;

    private final CodeReader reader;

    TurnReader(CodeReader reader) {
        this.reader = reader;
    }

    /** What came of it. */
    sealed interface Turned {
        /** In S3 already, in every turn. */
        record Untouched() implements Turned {}

        /** @param matter follows the name of the property */
        record Wrong(String matter) implements Turned {}

        record Rows(Wanted.Turns wanted, SitesByTurn sites) implements Turned {}
    }

    /** Empty where no turn can be known, or the value is the same in all. */
    Optional<Turned> read(Siting siting, Cursor value, String map) {
        List<ForEachLoop> loops = siting.resource().loops().stream()
                .filter(loop -> loop.turns(value.node()))
                .toList();
        return loops.isEmpty()
                ? Optional.empty()
                : LoopTurn.all(loops).map(turns -> read(siting, value, free(loops, map), loops, turns));
    }

    private static String free(List<ForEachLoop> loops, String map) {
        String name = map + loops.stream().map(ForEachLoop::name).collect(Collectors.joining());
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private Turned read(Siting siting, Cursor value, String map, List<ForEachLoop> loops, List<LoopTurn> turns) {
        Map<String, Wanted> rows = new LinkedHashMap<>();
        SitesByTurn sites = new SitesByTurn();
        for (LoopTurn turn : turns) {
            if (!turn.key().matches("[A-Za-z0-9_-]+")) {
                return new Turned.Wrong("differs from turn to turn of Fn::ForEach, and " + turn.key()
                        + " cannot be the key of a mapping: letters, digits, - and _ can" + OUT);
            }
            List<CodeReader.Part> parts =
                    reader.in(turn).read(value, siting.rule()).toList();
            if (parts.size() != 1) {
                return new Turned.Wrong("is a choice inside Fn::ForEach that differs from turn to turn" + OUT);
            }
            Siting one = siting.in(turn);
            switch (parts.getFirst().reading()) {
                case Reading.Wrong(String matter) -> {
                    return new Turned.Wrong(matter);
                }
                case Reading.Local(Known.Text text) -> {
                    Wanted.One wanted = new Wanted.One(one.site(turn.assuming(text)));
                    rows.put(turn.key(), wanted);
                    sites.add(turn, wanted.site());
                }
                case Reading.Untouched() -> fixed(turn, value).ifPresent(fixed -> rows.put(turn.key(), fixed));
                case Reading.Local ignored -> {
                    return new Turned.Wrong("is a choice inside Fn::ForEach that differs from turn to turn" + OUT);
                }
                case Reading.KnownFile ignored -> {
                    return new Turned.Wrong("is an asset inside Fn::ForEach that differs from turn to turn" + OUT);
                }
                case Reading.ByParameters ignored -> {
                    return new Turned.Wrong("takes its location from parameters inside Fn::ForEach" + OUT);
                }
            }
        }
        if (rows.values().stream().noneMatch(Wanted.One.class::isInstance)) {
            return new Turned.Untouched();
        }
        if (rows.size() < turns.size()) {
            return new Turned.Wrong("is a path in some turns of Fn::ForEach and no location in others" + OUT);
        }
        String member = siting.rule().path().substring(siting.rule().path().lastIndexOf('.') + 1);
        List<String> variables = loops.stream().map(ForEachLoop::variable).toList();
        return new Turned.Rows(new Wanted.Turns(map, variables, member, rows), sites);
    }

    private Optional<Wanted> fixed(LoopTurn turn, Cursor value) {
        return reader.literal(value, turn).flatMap(Location::parse).map(Wanted.Fixed::new);
    }
}
