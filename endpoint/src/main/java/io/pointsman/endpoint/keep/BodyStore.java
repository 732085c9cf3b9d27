package io.pointsman.endpoint.keep;

import io.pointsman.endpoint.disk.Blob;
import io.pointsman.endpoint.disk.Spool;
import io.pointsman.endpoint.encoding.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/** Long bytes of the state, each once, in a file that has their SHA-256 for its name. */
final class BodyStore implements Bodies {
    private final Path folder;
    private final Spool spool;
    private final Set<String> there = new HashSet<>();
    private IdentityHashMap<Object, String> digests = new IdentityHashMap<>();
    private IdentityHashMap<Object, String> before = new IdentityHashMap<>();

    BodyStore(Path folder, Spool spool) throws IOException {
        this.folder = folder;
        this.spool = spool;
        OwnFiles.folder(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> there.add(file.getFileName().toString()));
        }
    }

    /** What is asked for from now on is all that there is to be. */
    void begin() {
        before = digests;
        digests = new IdentityHashMap<>();
    }

    @Override
    public String keep(byte[] bytes) {
        return keep(bytes, Blob.of(bytes), file -> OwnFiles.write(file, bytes));
    }

    @Override
    public String keep(Blob.Spooled body) {
        return keep(body, body, file -> {
            body.link(file);
            OwnFiles.narrow(file);
        });
    }

    private interface Storing {
        void to(Path file) throws IOException;
    }

    private String keep(Object what, Blob bytes, Storing storing) {
        String known = before.get(what);
        String digest = known == null ? Hash.SHA_256.hex(bytes) : known;
        digests.put(what, digest);
        if (there.add(digest)) {
            try {
                Path unfinished = folder.resolve("unfinished");
                Files.deleteIfExists(unfinished);
                storing.to(unfinished);
                OwnFiles.move(unfinished, folder.resolve(digest));
            } catch (IOException e) {
                there.remove(digest);
                throw new UncheckedIOException("bytes cannot be kept in " + folder + ": " + e.getMessage(), e);
            }
        }
        return digest;
    }

    /** What nothing refers to any more goes. */
    void sweep() throws IOException {
        Set<String> gone = new HashSet<>(there);
        gone.removeAll(new HashSet<>(digests.values()));
        for (String digest : gone) {
            Files.deleteIfExists(folder.resolve(digest));
            there.remove(digest);
        }
    }

    @Override
    public byte[] bytes(String digest) throws IOException {
        return checked(digest, Blob.of(Files.readAllBytes(folder.resolve(digest))))
                .bytes();
    }

    @Override
    public Blob body(String digest, long size) {
        try {
            Blob body = checked(digest, spool.linked(folder.resolve(digest)));
            if (body.size() != size) {
                throw new IOException("the file " + digest + " has " + body.size() + " bytes, not " + size);
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Blob checked(String digest, Blob blob) throws IOException {
        if (!Hash.SHA_256.hex(blob).equals(digest)) {
            throw new IOException("what " + folder.resolve(digest) + " holds is not what its name says");
        }
        digests.put(blob, digest);
        return blob;
    }
}
