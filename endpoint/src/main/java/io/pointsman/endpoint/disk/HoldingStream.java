package io.pointsman.endpoint.disk;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;

/** Holds the file that it reads, which would be removed when nothing did. */
final class HoldingStream extends FilterInputStream {
    private final SpoolFile file;

    HoldingStream(InputStream in, SpoolFile file) {
        super(in);
        this.file = file;
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            Reference.reachabilityFence(file);
        }
    }
}
