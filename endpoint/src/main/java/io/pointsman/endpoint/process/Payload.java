package io.pointsman.endpoint.process;

import java.nio.charset.StandardCharsets;

/** What is said to a function, or by it. It may hold credentials, so printing one shows only how long it is. */
public final class Payload {
    private final byte[] bytes;

    public Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    static Payload of(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
