package io.pointsman.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** One file of an archive, unpacked while it is written. */
record FileContent(ZipArchive archive, ArchiveFile file) implements Content {
    @Override
    public long length() {
        return file.size();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = archive.inLargePieces().stream(file)) {
            in.transferTo(out);
        }
    }
}
