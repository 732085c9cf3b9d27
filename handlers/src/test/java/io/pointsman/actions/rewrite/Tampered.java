package io.pointsman.actions.rewrite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip as a tool writes it, and what somebody did to it afterwards. */
final class Tampered {
    private static final int END_LENGTH = 22;
    private static final int HEADER_LENGTH = 46;

    private final byte[] zip;

    private Tampered(byte[] zip) {
        this.zip = zip;
    }

    /** @param pathsAndContents in turn: text, or bytes */
    static Tampered of(Object... pathsAndContents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < pathsAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) pathsAndContents[i]));
                zip.write(bytes(pathsAndContents[i + 1]));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Tampered(bytes.toByteArray());
    }

    private static byte[] bytes(Object content) {
        return content instanceof byte[] bytes ? bytes : ((String) content).getBytes(StandardCharsets.UTF_8);
    }

    /** Of as many files as that, all of them empty. */
    static Tampered ofEmptyFiles(int count) {
        Object[] pathsAndContents = new Object[2 * count];
        for (int i = 0; i < count; i++) {
            pathsAndContents[2 * i] = "f" + i;
            pathsAndContents[2 * i + 1] = "";
        }
        return of(pathsAndContents);
    }

    byte[] zip() {
        return zip;
    }

    Tampered encrypted(String path) {
        return set16(entry(path) + 8, 1);
    }

    Tampered withCheckSum(String path, int crc) {
        return set32(entry(path) + 16, crc);
    }

    Tampered withSize(String path, int size) {
        return set32(entry(path) + 24, size);
    }

    /** As if this file's bytes were those of the first. */
    Tampered overlapping(String path) {
        return set32(entry(path) + 42, 0);
    }

    /** As Unix would make it, with this mode. */
    Tampered mode(String path, int mode) {
        return set16(entry(path) + 4, 3 << 8).set16(entry(path) + 40, 0100000 | mode);
    }

    /** All files as Unix would make them. */
    Tampered unix(String... paths) {
        Tampered all = this;
        for (String path : paths) {
            all = all.mode(path, 0644);
        }
        return all;
    }

    /** Its text is where it leads. */
    Tampered linked(String path) {
        return set16(entry(path) + 4, 3 << 8).set16(entry(path) + 40, 0120777);
    }

    /** @param other of the same length */
    Tampered renamed(String path, byte[] other) {
        byte[] changed = zip.clone();
        System.arraycopy(other, 0, changed, entry(path) + HEADER_LENGTH, other.length);
        return new Tampered(changed);
    }

    Tampered cutTo(int percent) {
        return new Tampered(java.util.Arrays.copyOf(zip, zip.length * percent / 100));
    }

    private int entry(String path) {
        ByteBuffer numbers = numbers(zip);
        int at = numbers.getInt(zip.length - END_LENGTH + 16);
        while (!path.equals(new String(zip, at + HEADER_LENGTH, numbers.getShort(at + 28), StandardCharsets.UTF_8))) {
            at += HEADER_LENGTH + numbers.getShort(at + 28) + numbers.getShort(at + 30) + numbers.getShort(at + 32);
        }
        return at;
    }

    private Tampered set16(int at, int value) {
        byte[] changed = zip.clone();
        numbers(changed).putShort(at, (short) value);
        return new Tampered(changed);
    }

    private Tampered set32(int at, int value) {
        byte[] changed = zip.clone();
        numbers(changed).putInt(at, value);
        return new Tampered(changed);
    }

    private static ByteBuffer numbers(byte[] zip) {
        return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    }
}
