package io.pointsman.endpoint.cloudformation.sam.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Facts of the SAM specification that are data and no code; {@code .ci/sam-data} writes them. */
public final class SpecificationFile {
    private static final String FOLDER = "/io/pointsman/endpoint/cloudformation/sam/";

    private SpecificationFile() {}

    public static String text(String name) {
        try (InputStream file =
                Objects.requireNonNull(SpecificationFile.class.getResourceAsStream(FOLDER + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
