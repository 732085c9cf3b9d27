package io.pointsman.local.disk;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Holds the file that it reads, which would be removed when nothing did. */
final class HoldingStream extends FilterInputStream {
    private final SpoolFile file;

    HoldingStream(InputStream in, SpoolFile file) {
        super(in);
        this.file = file;
    }

    @Override
    public void close() throws IOException {
        super.close();
        java.lang.ref.Reference.reachabilityFence(file);
    }
}
