package io.pointsman.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the collection of an {@code Fn::ForEach} holds: a list, each item known, or a parameter that is one. */
final class LoopValues {
    private final Follower follower;

    LoopValues(Follower follower) {
        this.follower = follower;
    }

    Optional<List<Known.Text>> of(Cursor collection) {
        if (Intrinsic.of(collection.node()).isPresent()) {
            return list(follower.follow(collection.node()));
        }
        List<Known.Text> known = new ArrayList<>();
        for (Cursor item : collection.items()) {
            Optional<List<Known.Text>> values = Intrinsic.of(item.node()).isPresent()
                    ? list(follower.follow(item.node()))
                    : item.text().map(text -> List.of(Known.Text.of(text)));
            if (values.isEmpty()) {
                return Optional.empty();
            }
            known.addAll(values.get());
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(known));
    }

    private static Optional<List<Known.Text>> list(Known known) {
        return known instanceof Known.Text(String text, var assumed)
                ? Optional.of(Stream.of(text.split(","))
                        .map(one -> new Known.Text(one.strip(), assumed))
                        .toList())
                : Optional.empty();
    }
}
