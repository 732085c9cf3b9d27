package io.pointsman.actions.rewrite;

import io.pointsman.artifact.Contents;
import io.pointsman.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A history in memory, in the form in which it is kept. */
final class FakeHistory implements History {
    final Map<String, String> lines = new ConcurrentHashMap<>();
    final Map<String, String> contents = new ConcurrentHashMap<>();
    int writes;

    @Override
    public Optional<Standing> standing(String line) {
        return Optional.ofNullable(lines.get(line)).map(text -> Standing.of(Json.object(text)));
    }

    @Override
    public void stand(String line, Standing standing) {
        writes++;
        lines.put(line, Json.text(standing.json()));
    }

    @Override
    public Optional<Contents> contents(String digest) {
        return Optional.ofNullable(contents.get(digest)).map(Contents::parse);
    }

    @Override
    public void keep(Contents kept) {
        contents.put(kept.digest(), kept.text());
    }
}
