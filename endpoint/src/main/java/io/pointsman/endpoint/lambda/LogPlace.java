package io.pointsman.endpoint.lambda;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Where one execution environment writes: a stream of its own in the function's log group. */
record LogPlace(String group, String stream) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd/").withZone(ZoneOffset.UTC);

    /** In a group that may be shared with others, the stream begins with the function's name. */
    static LogPlace of(Target target, Instant now) {
        String name = target.function().name();
        String own = "/aws/lambda/" + name;
        String group = target.settings()
                .objectOrEmpty("LoggingConfig")
                .text("LogGroup")
                .orElse(own);
        String id = UUID.randomUUID().toString().replace("-", "");
        String of = group.equals(own) ? "" : name;
        return new LogPlace(group, DAY.format(now) + of + "[" + target.edition().number() + "]" + id);
    }
}
