package io.pointsman.bench;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;

/** How much is read for one template out of an artifact of 200 MB and 4,000 entries. */
final class TemplateOutOfArtifact {
    private TemplateOutOfArtifact() {}

    public static void main(String[] ignored) {
        RangedBytes artifact = SourceArtifacts.manyFiles();
        long[] read = new long[2];
        RangedBytes counted = new RangedBytes() {
            @Override
            public long length() {
                return artifact.length();
            }

            @Override
            public byte[] read(long offset, int length) {
                read[0]++;
                read[1] += length;
                return artifact.read(offset, length);
            }
        };
        byte[] template = ZipArchive.open(counted).read("template.yaml").orElseThrow();
        System.out.printf(
                "template of %,d bytes out of %,d bytes: %d GETs, %,d bytes%n",
                template.length, artifact.length(), read[0], read[1]);
    }
}
