package io.pointsman.artifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A folder as the zip that it would be, without writing one: the headers are made, the files are read where they lie. Left out is
 * the folder {@code .git}, which no pipeline puts into an artifact. The folder must not change meanwhile; a file that does is
 * noticed by its check sum.
 */
public final class FolderBytes implements RangedBytes {
    private static final int DEFAULT_BUFFER = 1 << 16;

    /** Bytes in memory, or of a file. */
    private sealed interface Piece {
        long length();

        record Made(ByteBuffer bytes) implements Piece {
            static Made of(byte[] bytes) {
                return new Made(ByteBuffer.wrap(bytes));
            }

            @Override
            public long length() {
                return bytes.capacity();
            }
        }

        record Lying(Path file, long length) implements Piece {}
    }

    private final TreeMap<Long, Piece> pieces = new TreeMap<>();
    private long length;

    private FolderBytes() {}

    /** Reads every file once, for its check sum. */
    public static FolderBytes of(Path folder) throws IOException {
        FolderBytes bytes = new FolderBytes();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        Map<String, Path> files = files(folder);
        for (Map.Entry<String, Path> file : files.entrySet()) {
            bytes.add(file.getKey(), file.getValue(), directory);
        }
        bytes.end(directory, files.size());
        return bytes;
    }

    private static Map<String, Path> files(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        Path root = folder.toRealPath();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path sub, BasicFileAttributes ignored) {
                return sub.equals(folder.resolve(".git")) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                found(name(folder, file), file, attributes, root, files);
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static void found(
            String name, Path file, BasicFileAttributes attributes, Path root, Map<String, Path> files)
            throws IOException {
        if (attributes.isOther()) {
            throw new BadArchive(
                    name + " is no file but a named pipe, a socket or a device, which nobody can pack; take it"
                            + " out of the folder");
        }
        Path real = attributes.isSymbolicLink() ? outside(root, file).orElse(file) : file;
        if (Files.isDirectory(real) && !real.equals(file)) {
            walk(name, real, root, files);
        } else {
            files.put(name, real);
        }
    }

    /** Where a link leads out of the folder, as the packagers of AWS follow it; not to where something is only when it runs. */
    private static Optional<Path> outside(Path root, Path link) throws IOException {
        boolean later = RuntimeFolder.holds(Files.readSymbolicLink(link).toString());
        if (later || !Files.exists(link)) {
            return Optional.empty();
        }
        Path real = link.toRealPath();
        return real.startsWith(root) ? Optional.empty() : Optional.of(real);
    }

    /** What a link leads to outside; a link back to a folder that it lies in ends in a loop, which is refused. */
    private static void walk(String name, Path folder, Path root, Map<String, Path> files) throws IOException {
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                if (file.startsWith(root) || root.startsWith(file)) {
                    throw new BadArchive("the link " + name + " leads to a folder that this one lies in; take it out");
                }
                if (!Files.isDirectory(file)) {
                    found(
                            name + "/" + name(folder, file),
                            file.toRealPath(),
                            Files.readAttributes(file, BasicFileAttributes.class),
                            root,
                            files);
                }
            }
        } catch (UncheckedIOException e) {
            throw new BadArchive("the link " + name + " cannot be followed: " + e.getMessage(), e);
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private void add(String path, Path file, ByteArrayOutputStream directory) throws IOException {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        boolean link = Files.isSymbolicLink(file);
        Piece data = link
                ? Piece.Made.of(Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8))
                : new Piece.Lying(file, Files.size(file));
        FileKind kind = link ? FileKind.LINK : Files.isExecutable(file) ? FileKind.EXECUTABLE : FileKind.PLAIN;
        byte[] common = common(crc(data), data.length(), name.length);
        directory.writeBytes(
                buffer(6).putInt(0x02014b50).putShort((short) (3 << 8 | 45)).array());
        directory.writeBytes(common);
        // The zip64 field holds the offset: an artifact may be longer than 4 GB.
        directory.writeBytes(buffer(14)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(kind.mode() << 16)
                .putInt(-1)
                .array());
        directory.writeBytes(name);
        directory.writeBytes(buffer(12)
                .putShort((short) 1)
                .putShort((short) 8)
                .putLong(length)
                .array());
        put(Piece.Made.of(concat(buffer(4).putInt(0x04034b50).array(), common, name, new byte[12])));
        put(data);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] common(long crc, long size, int name) {
        if (size > ZipStream.LONGEST) {
            throw new BadArchive("a file of " + size + " bytes; at most " + ZipStream.LONGEST + " are taken");
        }
        return buffer(26)
                .putShort((short) 45)
                .putShort((short) (1 << 11))
                .putShort((short) 0)
                .putInt(0x0021_0000)
                .putInt((int) crc)
                .putInt((int) size)
                .putInt((int) size)
                .putShort((short) name)
                .putShort((short) 12)
                .array();
    }

    private static long crc(Piece data) throws IOException {
        CRC32 crc = new CRC32();
        switch (data) {
            case Piece.Made(ByteBuffer bytes) -> crc.update(bytes.duplicate());
            case Piece.Lying(Path file, var ignored) -> {
                byte[] buffer = new byte[DEFAULT_BUFFER];
                try (InputStream in = Files.newInputStream(file)) {
                    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                        crc.update(buffer, 0, count);
                    }
                }
            }
        }
        return crc.getValue();
    }

    private void end(ByteArrayOutputStream directory, int entries) {
        long offset = length;
        put(Piece.Made.of(directory.toByteArray()));
        put(Piece.Made.of(ZipStream.wideEnd(entries, directory.size(), offset)));
        put(Piece.Made.of(buffer(ZipStream.END_LENGTH)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) -1)
                .putShort((short) -1)
                .putInt(-1)
                .putInt(-1)
                .putShort((short) 0)
                .array()));
    }

    private void put(Piece piece) {
        if (piece.length() > 0) {
            pieces.put(length, piece);
            length += piece.length();
        }
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public byte[] read(long offset, int size) {
        byte[] result = new byte[size];
        int done = 0;
        while (done < size) {
            var piece = pieces.floorEntry(offset + done);
            long within = offset + done - piece.getKey();
            int count = (int) Math.min(size - done, piece.getValue().length() - within);
            copy(piece.getValue(), within, result, done, count);
            done += count;
        }
        return result;
    }

    private static void copy(Piece piece, long from, byte[] to, int at, int count) {
        switch (piece) {
            case Piece.Made(ByteBuffer bytes) -> bytes.get((int) from, to, at, count);
            case Piece.Lying(Path file, var ignored) -> {
                try (FileChannel channel = FileChannel.open(file)) {
                    ByteBuffer buffer = ByteBuffer.wrap(to, at, count);
                    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position() - at) >= 0) {
                        // goes on until the piece is full or the file ends; what is missing shows in the check sum
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
