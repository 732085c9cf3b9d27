package io.pointsman.bench;

import io.pointsman.artifact.RangedBytes;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The source artifacts that the figures are about, by their keys. */
final class SourceArtifacts {
    private static final int MEGABYTE = 1 << 20;

    private SourceArtifacts() {}

    static Map<String, RangedBytes> all() {
        Map<String, RangedBytes> all = new LinkedHashMap<>();
        all.put("small/1", functions(2, 1));
        all.put("large/1", functions(100, 10));
        all.put("large/2", functions(100, 10));
        all.put("jar/1", sharedJar());
        return all;
    }

    /** Functions with a folder each, of some megabytes and one file that is theirs alone. 100 of 10: one gigabyte. */
    static LargeZip functions(int count, int megabytes) {
        LargeZip zip = new LargeZip();
        LargeZip.Block[] blocks = new LargeZip.Block[megabytes];
        for (int i = 0; i < megabytes; i++) {
            blocks[i] = LargeZip.Block.random(MEGABYTE, i);
        }
        zip.add("template.yaml", text(Templates.functions(count)));
        for (int i = 0; i < count; i++) {
            zip.add("functions/f" + i + "/app.py", text("# " + i));
            for (int j = 0; j < megabytes; j++) {
                zip.add("functions/f" + i + "/data/" + j, blocks[j]);
            }
        }
        return zip.end();
    }

    /** A hundred functions and one jar of 100 MB, in which a hundred files are. */
    private static LargeZip sharedJar() {
        LargeZip jar = new LargeZip();
        LargeZip.Block block = LargeZip.Block.random(MEGABYTE, 1);
        for (int i = 0; i < 100; i++) {
            jar.add("data/" + i, block);
        }
        byte[] bytes = jar.end().read(0, Math.toIntExact(jar.length()));
        return new LargeZip()
                .add("template.yaml", text(Templates.functions(100).replaceAll("functions/f\\d+", "app.jar")))
                .add("app.jar", LargeZip.Block.deflated(bytes))
                .end();
    }

    /** 4,000 files of 50 KB: 200 MB. */
    static LargeZip manyFiles() {
        LargeZip zip = new LargeZip();
        LargeZip.Block block = LargeZip.Block.random(50_000, 1);
        for (int i = 0; i < 3_999; i++) {
            zip.add("node_modules/package-" + i / 20 + "/lib/file-" + i + ".js", block);
        }
        return zip.add("template.yaml", text(Templates.functions(100))).end();
    }

    private static LargeZip.Block text(String text) {
        return LargeZip.Block.deflated(text.getBytes(StandardCharsets.UTF_8));
    }
}
