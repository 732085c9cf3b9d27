package io.pointsman.runtime;

import io.pointsman.digest.Sha256;
import io.pointsman.runtime.KeptAnswers.Call;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/** Which calls of a client are known again, and which of their answers can be given twice. */
final class KnownCall {
    private static final int PIECE = 1 << 16;

    /** Where objects lie that are written again under the same key: records, freezes, the settings of the owners, where code lies. */
    private static final List<String> STATE = List.of("releases/", "gates/", "settings/", "locations/");

    private KnownCall() {}

    /**
     * Empty for what is asked anew each time: the list of jobs says whether this very job is to be worked on.
     *
     * @param arguments the request, and what else the operation takes
     */
    static Optional<Call> of(String client, String operation, SdkRequest request, Object[] arguments) {
        if (key(request).filter(KnownCall::isJobs).isPresent()) {
            return Optional.empty();
        }
        String body = "";
        String transformer = "";
        for (int i = 1; i < arguments.length; i++) {
            switch (arguments[i]) {
                case RequestBody sent -> body = digest(sent);
                case ResponseTransformer<?, ?> reader ->
                    transformer = reader.getClass().getName();
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Call(client, operation, request, body, transformer));
    }

    /** For how long its answer can be given again. */
    static Duration lifetime(Call call) {
        return key(call.request())
                        .filter(key -> STATE.stream().noneMatch(key::startsWith))
                        .isPresent()
                ? KeptAnswers.OLDEST_CONTENT
                : KeptAnswers.OLDEST_STATE;
    }

    private static Optional<String> key(SdkRequest request) {
        return request.getValueForField("Key", String.class);
    }

    private static boolean isJobs(String key) {
        return key.startsWith("releases/") && key.endsWith("/jobs.json");
    }

    /** A stream is read once. What a reader of this project makes of one has to be among these, or a step that asks for it is never made in pieces. */
    static boolean isValue(@Nullable Object answer) {
        return answer instanceof SdkResponse
                || answer instanceof ResponseBytes<?>
                || answer instanceof byte[]
                || answer instanceof String
                || (answer instanceof Optional<?> some
                        && some.map(KnownCall::isValue).orElse(true));
    }

    private static String digest(RequestBody body) {
        MessageDigest digest = Sha256.begun();
        byte[] piece = new byte[PIECE];
        try (InputStream in = body.contentStreamProvider().newStream()) {
            for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
                digest.update(piece, 0, got);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256.base64(digest);
    }
}
