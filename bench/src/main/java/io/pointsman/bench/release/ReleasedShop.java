package io.pointsman.bench.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The application that is released: a folder of code for each function. As long as a stack has room for them (500 resources), the
 * functions have SAM's {@code AutoPublishAlias}; beyond that they are functions alone, and {@code shift} makes their aliases.
 *
 * @param code of all functions, and {@code first} of the first one
 * @param templateBytes how long the template is at least
 * @param artifactBytes how much code there is, of all functions together; it does not get smaller
 */
record ReleasedShop(int functions, String first, String code, int templateBytes, long artifactBytes) {
    private static final int MOST_WITH_ALIAS = 166;
    private static final int PIECE = 1 << 20;
    private static final long EPOCH = 1_600_000_000_000L;

    static ReleasedShop of(int functions) {
        return new ReleasedShop(functions, "one", "one", 0, 0);
    }

    ReleasedShop withCode(String other) {
        return new ReleasedShop(functions, other, other, templateBytes, artifactBytes);
    }

    /** New code for one function alone. */
    ReleasedShop withFirst(String other) {
        return new ReleasedShop(functions, other, code, templateBytes, artifactBytes);
    }

    ReleasedShop withTemplate(int bytes) {
        return new ReleasedShop(functions, first, code, bytes, artifactBytes);
    }

    ReleasedShop withArtifact(long bytes) {
        return new ReleasedShop(functions, first, code, templateBytes, bytes);
    }

    /** Piece by piece: it may be larger than the heap. */
    void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            entry(zip, "template.yaml");
            zip.write(template().getBytes(StandardCharsets.UTF_8));
            for (int i = 1; i <= functions; i++) {
                entry(zip, "f" + i + "/app.py");
                String said = i == 1 ? first : code;
                zip.write(("def handler(event, context):\n    return '" + said + i + "'\n")
                        .getBytes(StandardCharsets.UTF_8));
                data(zip, i);
            }
        }
    }

    private static void entry(ZipOutputStream zip, String path) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTime(EPOCH);
        zip.putNextEntry(entry);
    }

    private void data(ZipOutputStream zip, int function) throws IOException {
        long left = artifactBytes / functions;
        if (left == 0) {
            return;
        }
        entry(zip, "f" + function + "/data.bin");
        Random random = new Random(function);
        byte[] piece = new byte[PIECE];
        while (left > 0) {
            random.nextBytes(piece);
            int length = (int) Math.min(left, PIECE);
            zip.write(piece, 0, length);
            left -= length;
        }
    }

    /** {@code Takes}: how long the endpoint is at work on a function of the stack. */
    String template() {
        StringBuilder text = new StringBuilder("Transform: AWS::Serverless-2016-10-31\n");
        StringBuilder resources = new StringBuilder("Resources:\n");
        for (int i = 1; i <= functions; i++) {
            resources.append(function(i));
        }
        text.append(padding(resources.length()));
        return text.append(resources).toString();
    }

    private String function(int number) {
        boolean sam = functions <= MOST_WITH_ALIAS;
        return """
              FN:
                Type: AWS::%s::Function
                Metadata:
                  PointsmanLocal:
                    Takes: 18
                Properties:
                  FunctionName: shop-FN
                  Handler: app.handler
                  Runtime: python3.12
                  Role: arn:aws:iam::123456789012:role/app
                  %s: fN
            """.formatted(sam ? "Serverless" : "Lambda", sam ? "AutoPublishAlias: live\n      CodeUri" : "Code")
                .replace("FN", "F" + number)
                .replace("fN", "f" + number);
    }

    /** Metadata that means nothing, in lines of a hundred bytes. */
    private String padding(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() + length < templateBytes; i++) {
            text.append(i == 0 ? "Metadata:\n" : "");
            text.append("  Note%06d: ".formatted(i)).append("n".repeat(85)).append('\n');
        }
        return text.toString();
    }
}
