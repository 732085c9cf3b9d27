package io.pointsman.runtime;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file of {@code events/}: {@code ACTION.SITUATION.json}. */
record SampleEvent(String action, String situation, String text) {
    private static final Path FOLDER = Path.of("..", "events");

    static List<SampleEvent> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(Files::isRegularFile).map(SampleEvent::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SampleEvent read(Path file) {
        String[] name = file.getFileName().toString().split("\\.", -1);
        if (name.length != 3 || !name[2].equals("json")) {
            throw new IllegalStateException(file + ": a sample event is named ACTION.SITUATION.json");
        }
        try {
            return new SampleEvent(name[0], name[1], Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonObject job() {
        return Json.object(text).objectOrEmpty("CodePipeline.job");
    }

    JsonObject data() {
        return job().objectOrEmpty("data");
    }

    String userParameters() {
        return data().objectOrEmpty("actionConfiguration")
                .objectOrEmpty("configuration")
                .needText("UserParameters");
    }

    @Override
    public String toString() {
        return action + "." + situation;
    }
}
