package io.pointsman.local.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the first files into a repository. What is there stays as it is. */
public final class Initialising {
    private Initialising() {}

    /**
     * What came of it.
     *
     * @param kept that were there already
     * @param next what to do then, in this order
     */
    public record Initialised(RepositoryKind kind, List<String> written, List<String> kept, List<String> next) {}

    /** @param home where Pointsman's own templates are */
    public static Initialised of(InitialFiles files, Path home) throws IOException {
        List<String> written = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (Map.Entry<String, String> file : files.texts().entrySet()) {
            Path path = files.repository().folder().resolve(file.getKey());
            if (Files.exists(path)) {
                kept.add(file.getKey());
            } else {
                Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
                written.add(file.getKey());
            }
        }
        return new Initialised(
                files.repository().kind(), List.copyOf(written), List.copyOf(kept), new NextSteps(files, home).all());
    }
}
