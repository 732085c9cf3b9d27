package io.pointsman.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * A part of an archive as an archive of its own, copied while it is written: the compressed bytes stay as they are, nothing is
 * inflated. Whoever copies has digested the part before, which compares the check sums.
 */
final class PartContent implements Content {
    /** Read in one go, where entries that follow each other in the copy follow each other in the archive too. */
    private static final int FAR = 4 << 20;

    private static final int GAP = 1 << 16;

    private final Window source;
    private final List<Map.Entry<String, ArchiveFile>> files;
    private final long length;

    PartContent(Part part) {
        this.source = part.archive().window();
        this.files = List.copyOf(part.files().entrySet());
        this.length = files.stream().mapToLong(PartContent::length).sum()
                + ZipStream.END_LENGTH
                + (files.size() >= ZipStream.MANY ? ZipStream.WIDE_END_LENGTH : 0);
        if (length > ZipStream.LONGEST) {
            throw new BadArchive("a package of " + length + " bytes; at most " + ZipStream.LONGEST + " are taken");
        }
    }

    private static long length(Map.Entry<String, ArchiveFile> file) {
        int name = entry(file).name().length;
        return ZipStream.LOCAL_LENGTH + name + file.getValue().compressedSize() + ZipStream.ENTRY_LENGTH + name;
    }

    private static ZipStream.Entry entry(Map.Entry<String, ArchiveFile> named) {
        ArchiveFile file = named.getValue();
        return new ZipStream.Entry(
                named.getKey(), file.kind(), file.deflated(), file.crc(), file.size(), file.compressedSize());
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        // Its own, and gone afterwards: there may be hundreds of parts.
        Window zip = source.farther(0);
        ZipStream stream = new ZipStream(out);
        for (int i = 0; i < files.size(); i++) {
            ArchiveFile file = files.get(i).getValue();
            if (!zip.holds(file.header(), ZipStream.LOCAL_LENGTH)) {
                zip.fetch(file.header(), run(i));
            }
            stream.add(entry(files.get(i)), EntryData.of(zip, file).bytes(zip));
        }
        stream.end();
    }

    /** How many bytes from this entry on are read together. */
    private long run(int first) {
        long from = files.get(first).getValue().header();
        long end = files.get(first).getValue().expectedEnd();
        for (int i = first + 1; i < files.size(); i++) {
            ArchiveFile next = files.get(i).getValue();
            if (next.header() < end || next.header() - end > GAP || next.expectedEnd() - from > FAR) {
                break;
            }
            end = next.expectedEnd();
        }
        return Math.min(end - from, FAR);
    }
}
