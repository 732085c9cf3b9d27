package io.pointsman.artifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
        List<Path> files = files(folder);
        for (Path file : files) {
            bytes.add(folder, file, directory);
        }
        bytes.end(directory, files.size());
        return bytes;
    }

    private static List<Path> files(Path folder) throws IOException {
        TreeMap<String, Path> files = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path sub, BasicFileAttributes ignored) {
                return sub.equals(folder.resolve(".git")) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.put(name(folder, file), file);
                return FileVisitResult.CONTINUE;
            }
        });
        return new ArrayList<>(files.values());
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private void add(Path folder, Path file, ByteArrayOutputStream directory) throws IOException {
        byte[] name = name(folder, file).getBytes(StandardCharsets.UTF_8);
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
